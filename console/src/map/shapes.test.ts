import { expect, it } from 'vitest';
import { boxOf, labelPoint, type Shape } from './shapes';

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

const district: Shape = {
  type: 'Feature',
  properties: { code: '370303', name: '张店区' },
  geometry: { type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(10, 10, 4)] },
};

it('puts the name into the middle of the largest part', () => {
  const [east, north] = labelPoint(district);
  expect(east).toBeCloseTo(12, 1);
  expect(north).toBeCloseTo(12, 1);
});

it('finds the box around all parts, and none around nothing', () => {
  expect(boxOf([district])).toEqual([0, 0, 14, 14]);
  expect(boxOf([])).toBeUndefined();
});
