import { expect, it } from 'vitest';
import { startOf, today } from './days';

it('begins and ends days at midnight in China', () => {
  expect(startOf('2026-01-31')).toBe('2026-01-30T16:00:00.000Z');
  expect(startOf('2026-01-31', 1)).toBe('2026-01-31T16:00:00.000Z');
  expect(today(new Date('2026-01-30T16:00:00Z'))).toBe('2026-01-31');
});

it('knows what is no day', () => {
  expect([startOf(undefined), startOf(''), startOf('2026-13-01'), startOf('soon')]).toEqual(
    Array.from({ length: 4 }),
  );
});
