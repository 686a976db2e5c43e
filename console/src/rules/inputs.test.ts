import { expect, it } from 'vitest';
import { dayOf, givenOf, type RuleInput } from './inputs';

const input = (name: string): RuleInput => ({
  name,
  type: 'integer',
  title: { zh: name },
  one_of: [],
  optional: true,
});

it('leaves out what was left empty, but not a no or a nought', () => {
  const values = { a: '', b: null, c: false, d: 0, e: '1.50', unknown: 1 };
  expect(givenOf(['a', 'b', 'c', 'd', 'e'].map(input), values)).toEqual({ c: false, d: 0, e: '1.50' });
});

it('asks on a day on which the rule is valid', () => {
  const rule = { valid_from: '2020-04-17', valid_to: '2023-04-16' };
  expect(dayOf(rule, '2026-11-21')).toBe('2023-04-16');
  expect(dayOf(rule, '2019-01-01')).toBe('2020-04-17');
  expect(dayOf(rule, '2021-05-01')).toBe('2021-05-01');
  expect(dayOf({ valid_from: null, valid_to: null }, '2026-11-21')).toBe('2026-11-21');
});
