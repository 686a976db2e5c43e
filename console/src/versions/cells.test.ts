import { expect, it } from 'vitest';
import type { VersionDifferences } from '../api/types';
import { cellsOf, keyOf } from './cells';

const found: VersionDifferences = {
  added: 1,
  changed: 1,
  removed: 0,
  columns: ['number', 'name', 'phone'],
  key: ['number'],
  masked: [],
  items: [
    { change: 'added', before: [null, null, null], after: ['1', 'a', null] },
    { change: 'changed', before: ['2', 'b', '5'], after: ['2', 'c', '5'] },
  ],
  total: 2,
  page: 1,
  page_size: 20,
};

it('shows what a new row has and what changed in another', () => {
  const [added, changed] = found.items.map((row) => cellsOf(row, found).map(({ column }) => column));
  expect(added).toEqual(['name']);
  expect(changed).toEqual(['name']);
});

it('knows a row that came by its new value', () => {
  expect(found.items.map((row) => keyOf(row, 0))).toEqual(['1', '2']);
});
