import { expect, it } from 'vitest';
import { chosenOf, choosing } from './choice';

it('reads two versions of an address, the earlier first', () => {
  expect(chosenOf('5-3')).toEqual([3, 5]);
  expect(chosenOf('4')).toEqual([4]);
  expect(chosenOf(undefined)).toEqual([]);
  expect(chosenOf('one-two')).toEqual([]);
});

it('keeps two versions at most', () => {
  expect(choosing([], 3)).toEqual([3]);
  expect(choosing([3], 1)).toEqual([1, 3]);
  expect(choosing([1, 3], 1)).toEqual([3]);
  expect(choosing([1, 3], 7)).toEqual([3, 7]);
});
