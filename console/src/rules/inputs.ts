// Inputs of rules between the form and the wire. Decimals stay text on the whole way, so that no digit is lost.
import type { Rule } from '../api/types';
import type { Given } from './queries';

export type RuleInput = Rule['inputs'][number];

/** Name of the field that holds the day of the decision; no input begins with a line. */
export const DAY = '_day';

/** What a form holds for what a rule is told, such as a worked example. */
export function valuesOf(inputs: RuleInput[], given: Given): Given {
  const decimals = new Set(inputs.filter(({ type }) => type.startsWith('decimal')).map(({ name }) => name));
  const held = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(held.map(([name, value]) => [name, decimals.has(name) ? String(value) : value]));
}

/** What the rule is told: inputs that were left empty are left out. */
export function givenOf(inputs: RuleInput[], values: Given): Given {
  const filled = inputs.filter(
    ({ name }) => values[name] !== undefined && values[name] !== null && values[name] !== '',
  );
  return Object.fromEntries(filled.map(({ name }) => [name, values[name]]));
}

/** The day on which a rule is asked: today, or the nearest on which it is valid. */
export function dayOf(
  { valid_from: from, valid_to: to }: Pick<Rule, 'valid_from' | 'valid_to'>,
  today: string,
): string {
  if (from && today < from) {
    return from;
  }
  return to && today > to ? to : today;
}
