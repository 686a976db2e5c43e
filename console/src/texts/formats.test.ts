import { expect, it } from 'vitest';
import { formatsOf } from './formats';

it('writes sizes in the largest unit that keeps them readable', () => {
  const { bytes } = formatsOf('en');
  expect([0, 1023, 1536, 590_217, 3 * 1024 ** 3].map(bytes)).toEqual([
    '0 B',
    '1,023 B',
    '1.5 KB',
    '576.4 KB',
    '3 GB',
  ]);
});

it('writes days so that month and day cannot be mixed up', () => {
  expect(formatsOf('en').minute('2026-03-04T05:06:07')).toBe('2026-03-04 05:06');
});
