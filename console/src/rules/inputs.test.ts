import { expect, it } from 'vitest';
import { faults } from '../components/schema-validator';
import { dayOf, givenOf, valuesOf, type RuleInput } from './inputs';
import { schemaOf } from './schema';

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

const WORDS = { say: ({ zh }: { zh: string }) => zh, unit: () => '元', optional: '选填', day: '适用日期' };

it('makes a schema that takes what the rule takes, and tells at which field it does not', () => {
  const inputs: RuleInput[] = [
    { ...input('amount'), type: 'decimal(18,2)', unit: 'CNY', optional: false },
    { ...input('size'), type: 'text', one_of: ['small', 'large'], optional: false },
    { ...input('is_new'), type: 'boolean' },
    { ...input('since'), type: 'date' },
    input('staff'),
  ];
  const schema = schemaOf(inputs, WORDS);
  const sound = { amount: '99999999999999.99', size: 'small', is_new: false, staff: 3, _day: '2020-06-15' };
  expect(faults(schema, sound)).toEqual([]);
  const wrong = { amount: '1,5', size: 'tiny', since: '2020-13-01', staff: 1.5 };
  const places = faults(schema, wrong).map(({ name, property }) => `${property} ${name}`);
  expect(places.sort()).toEqual(
    ['._day required', '.amount pattern', '.since format', '.size enum', '.staff type'].sort(),
  );
});

it('keeps the digits of a worked example, and leaves out what it does not tell', () => {
  const inputs = [{ ...input('amount'), type: 'decimal(18,2)' }, input('staff')];
  expect(valuesOf(inputs, { amount: 1700000, staff: 3, other: null })).toEqual({
    amount: '1700000',
    staff: 3,
  });
});
