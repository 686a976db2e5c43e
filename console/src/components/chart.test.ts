import { theme } from 'antd';
import { expect, it } from 'vitest';
import { toChartData, withUnit } from './chart-data';
import { optionOf, unitsOf } from './chart-option';

interface Row {
  day: string;
  rows: number;
  share: number | null;
}

const rows: Row[] = [
  { day: '1', rows: 10, share: 2.5 },
  { day: '2', rows: 20, share: null },
];
const data = toChartData(rows, {
  x: { name: 'Day', value: ({ day }) => day },
  series: [
    { name: 'Rows', kind: 'stacked', value: ({ rows }) => rows },
    { name: 'Failed', kind: 'line', unit: '%', value: ({ share }) => share },
  ],
});
const number = (value: number) => String(value);
const token = theme.getDesignToken();

it('keeps a gap where a number is missing', () => {
  expect(data.series[1]?.values).toEqual([2.5, null]);
  expect(withUnit(null, '%', number)).toBe('');
});

it('writes a unit as people do', () => {
  expect(withUnit(2.5, '%', number)).toBe('2.5%');
  expect(withUnit(3, '万元', number)).toBe('3 万元');
});

it('gives the second unit an axis of its own', () => {
  expect(unitsOf(data.series)).toEqual(['', '%']);
  const option = optionOf(data, { token, number });
  expect(option.series).toMatchObject([
    { type: 'bar', stack: 'unit ', yAxisIndex: 0 },
    { type: 'line', yAxisIndex: 1 },
  ]);
});

it('scrolls through more points than can be told apart', () => {
  const many = toChartData(
    Array.from({ length: 100 }, (_, index) => index),
    {
      x: { name: 'n', value: String },
      series: [{ name: 'n', kind: 'line', value: (value) => value }],
    },
  );
  expect(optionOf(many, { token, number }).dataZoom).toHaveLength(2);
  expect(optionOf(data, { token, number }).dataZoom).toHaveLength(0);
});
