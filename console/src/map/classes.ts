// Numbers in classes of about as many divisions each, so that a map of few large numbers still shows differences.

/** A class: the smallest and the largest number in it. */
export interface Class {
  from: number;
  to: number;
}

const CLASSES_MAX = 5;

/** Classes from small to large; equal numbers stand in one class. */
export function classesOf(values: readonly number[]): Class[] {
  const sorted = [...values].sort((a, b) => a - b);
  const count = Math.min(CLASSES_MAX, new Set(sorted).size);
  const classes: Class[] = [];
  sorted.forEach((value, place) => {
    const last = classes.at(-1);
    const wanted = Math.floor((place * count) / sorted.length);
    if (last !== undefined && (value === last.to || wanted < classes.length)) {
      last.to = value;
    } else {
      classes.push({ from: value, to: value });
    }
  });
  return classes;
}

/** In which class a number stands. */
export function classOf(value: number, classes: readonly Class[]): number {
  return classes.findIndex(({ to }) => value <= to);
}
