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

it('keeps every digit of a decimal', () => {
  const { decimal } = formatsOf('zh-CN');
  expect(['1700000.00', '-0.5', '12345678901234567890.1234', '7'].map(decimal)).toEqual([
    '1,700,000.00',
    '-0.5',
    '12,345,678,901,234,567,890.1234',
    '7',
  ]);
});

it('writes times in China, and days so that month and day cannot be mixed up', () => {
  expect(formatsOf('en').minute('2026-03-04T17:06:07Z')).toBe('2026-03-05 01:06');
});
