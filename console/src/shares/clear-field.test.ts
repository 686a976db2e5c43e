import { expect, it } from 'vitest';
import { clearOf, columnsOf } from './clear-field';

it('says of chosen columns alone that they come as they are', () => {
  expect(columnsOf(['name', 'number'], ['number', 'address'])).toEqual({
    columns: ['name', 'number'],
    shown: { number: 'clear' },
  });
  expect(columnsOf(['name'])).toEqual({ columns: ['name'] });
});

it('finds the columns that come as they are', () => {
  expect(clearOf({ columns: ['a', 'b'], shown: { a: 'masked', b: 'clear' } })).toEqual(['b']);
  expect(clearOf({ columns: ['a'] })).toEqual([]);
});
