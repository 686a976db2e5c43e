import { expect, it } from 'vitest';
import { percentOf, summarise, type RuleHistory } from './quality';

const rule: RuleHistory = {
  rule: 'required',
  column: 'name',
  severity: 'error',
  found: [
    { delivery: 'a', checked: 10, failed: 0 },
    { delivery: 'b', checked: 10, failed: 3 },
    { delivery: 'c', checked: 20, failed: 0 },
  ],
};

it('tells the last delivery and when the rule failed before', () => {
  expect(summarise(rule, 'c')).toMatchObject({
    checked: 20,
    failed: 0,
    timesFailed: 1,
    times: 3,
    lastFailed: 'b',
  });
});

it('tells nothing of a delivery in which the rule did not look', () => {
  expect(summarise(rule, 'd')).toMatchObject({ checked: 0, failed: 0, lastFailed: 'b' });
});

it('knows no share of nothing', () => {
  expect(percentOf(1, 3)).toBe(33.33);
  expect(percentOf(0, 0)).toBeNull();
});
