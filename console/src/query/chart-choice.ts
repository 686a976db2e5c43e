// Which columns of an answer can be drawn: numbers upwards, something to tell the rows apart along the axis.
import type { QueryAnswer } from '../api/types';

/** More points than this cannot be told apart on a screen. */
export const POINTS_MAX = 200;

export interface ChartColumns {
  /** Column along the axis, by its place in the answer. */
  x: number;
  /** Columns of numbers. */
  ys: number[];
}

const NUMBER = /^(U?Int\d|Float\d|Decimal\d)/;

/** Columns that hold numbers, by their place. */
export function numberColumns({ columns }: Pick<QueryAnswer, 'columns'>): number[] {
  return columns.flatMap(({ type }, place) => (NUMBER.test(type) ? [place] : []));
}

/** What is drawn at first; nothing when the answer has no numbers, or nothing but one column of them. */
export function firstChoice(answer: Pick<QueryAnswer, 'columns'>): ChartColumns | undefined {
  const numbers = numberColumns(answer);
  const others = answer.columns.flatMap((_, place) => (numbers.includes(place) ? [] : [place]));
  const x = others[0] ?? numbers[0];
  const ys = numbers.filter((place) => place !== x).slice(0, 1);
  return x === undefined || ys.length === 0 ? undefined : { x, ys };
}

/** A cell as a number. Decimals come as text, so that no digit is lost on the way. */
export function toNumber(value: unknown): number | null {
  if (value === null || value === undefined || value === '') {
    return null;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
