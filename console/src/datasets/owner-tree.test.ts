import { expect, it } from 'vitest';
import { chainOf, treeOf } from './owner-tree';

const count = (value: string, parent?: string) => ({
  value,
  title: { zh: value, en: '' },
  parent: parent ?? null,
  own: 1,
  count: 2,
});
const counts = [count('city'), count('office', 'city'), count('town', 'district'), count('room', 'office')];

it('puts organisations below each other, and those whose parent is unknown at the root', () => {
  const tree = treeOf(counts);
  expect(tree.map(({ value }) => value)).toEqual(['city', 'town']);
  expect(tree[0]?.children[0]?.children.map(({ value }) => value)).toEqual(['room']);
});

it('finds the way up', () => {
  expect(chainOf(counts, 'room')).toEqual(['office', 'city']);
  expect(chainOf(counts, undefined)).toEqual([]);
});

it('is not led in a circle', () => {
  expect(chainOf([count('a', 'b'), count('b', 'a')], 'a')).toEqual(['b', 'a']);
});
