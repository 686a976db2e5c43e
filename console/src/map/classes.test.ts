import { expect, it } from 'vitest';
import { classesOf, classOf } from './classes';

it('puts about as many numbers into each class', () => {
  const classes = classesOf([80, 10, 20, 30, 40, 50, 60, 70, 90, 100]);
  expect(classes).toEqual([
    { from: 10, to: 20 },
    { from: 30, to: 40 },
    { from: 50, to: 60 },
    { from: 70, to: 80 },
    { from: 90, to: 100 },
  ]);
});

it('keeps equal numbers together, and every number in its class', () => {
  for (const values of [[], [7], [1, 1, 1, 1, 9], [0, 0, 3, 3, 3, 8], [5, 4, 3, 2, 1, 1, 1, 1, 1, 1]]) {
    const classes = classesOf(values);
    expect(classes.length).toBeLessThanOrEqual(5);
    for (const value of values) {
      const found = classes[classOf(value, classes)];
      expect(found && found.from <= value && value <= found.to).toBe(true);
    }
    classes.slice(1).forEach(({ from }, place) => expect(from).toBeGreaterThan(classes[place]?.to ?? NaN));
  }
});
