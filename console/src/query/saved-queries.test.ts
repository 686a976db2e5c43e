import { expect, it } from 'vitest';
import { draft, keepDraft, removeQuery, saveQuery, savedQueries } from './saved-queries';

it('keeps the statements of each person apart', () => {
  saveQuery('a', { name: '企业数', sql: 'select 1' });
  expect(savedQueries('a')).toEqual([{ name: '企业数', sql: 'select 1' }]);
  expect(savedQueries('b')).toEqual([]);
});

it('replaces a statement of the same name, and removes by name', () => {
  saveQuery('a', { name: '一', sql: 'select 1' });
  saveQuery('a', { name: '二', sql: 'select 2' });
  expect(saveQuery('a', { name: '一', sql: 'select 3' })).toEqual([
    { name: '一', sql: 'select 3' },
    { name: '二', sql: 'select 2' },
  ]);
  expect(removeQuery('a', '一')).toEqual([{ name: '二', sql: 'select 2' }]);
});

it('remembers what is being written', () => {
  keepDraft('a', 'select');
  expect(draft('a')).toBe('select');
});
