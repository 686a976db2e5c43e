import { expect, it } from 'vitest';
import { firstChoice, numberColumns, toNumber } from './chart-choice';

const answer = (...types: string[]) => ({
  columns: types.map((type, place) => ({ name: `c${place}`, type, masked: false })),
});

it('draws the first number over the first column that is none', () => {
  expect(firstChoice(answer('Int64', 'Utf8View', 'Decimal128(18, 2)'))).toEqual({ x: 1, ys: [0] });
  expect(firstChoice(answer('Date32', 'Float64'))).toEqual({ x: 0, ys: [1] });
});

it('draws numbers over numbers when there is nothing else', () => {
  expect(firstChoice(answer('Int32', 'UInt64'))).toEqual({ x: 0, ys: [1] });
});

it('draws nothing without a number to draw', () => {
  expect(firstChoice(answer('Utf8View', 'Boolean'))).toBeUndefined();
  expect(firstChoice(answer('Int64'))).toBeUndefined();
  expect(numberColumns(answer('Interval(MonthDayNano)', 'UInt8'))).toEqual([1]);
});

it('reads decimals that come as text, and leaves gaps for what is no number', () => {
  expect(toNumber('1234.50')).toBe(1234.5);
  expect([null, undefined, '', 'Infinity', 'abc'].map(toNumber)).toEqual([null, null, null, null, null]);
});
