// What a rule asks, as a JSON Schema: the form is made from it, and what is typed is checked against it before it is sent.
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { Bilingual } from '../texts/texts';
import { DecimalWidget } from '../components/schema-form';
import type { FormValues } from '../components/schema-validator';
import { DAY, type RuleInput } from './inputs';

interface Words {
  say: (text: Bilingual) => string;
  unit: (unit: string) => string;
  optional: string;
  day: string;
}

export function schemaOf(inputs: RuleInput[], words: Words): RJSFSchema {
  const asked = inputs.map((input) => [input.name, property(input, words)] as const);
  return {
    type: 'object',
    properties: Object.fromEntries([...asked, [DAY, { type: 'string', format: 'date', title: words.day }]]),
    required: [...inputs.filter(({ optional }) => !optional).map(({ name }) => name), DAY],
  };
}

/** Fields that are shown otherwise than by their type. */
export function fieldsOf(
  inputs: RuleInput[],
  { yes, no }: { yes: string; no: string },
): UiSchema<FormValues> {
  const kinds: Record<string, UiSchema<FormValues>> = {
    boolean: { 'ui:widget': 'radio', 'ui:enumNames': [yes, no] },
    decimal: { 'ui:widget': DecimalWidget },
  };
  const shown = inputs.filter((input) => input.one_of.length === 0 && kindOf(input) in kinds);
  return Object.fromEntries(shown.map((input) => [input.name, kinds[kindOf(input)]]));
}

function kindOf({ type }: RuleInput): string {
  return type.split('(')[0] ?? type;
}

function property(input: RuleInput, { say, unit, optional }: Words): RJSFSchema {
  const title = say(input.title);
  const about: RJSFSchema = {
    title: input.unit ? `${title} (${unit(input.unit)})` : title,
    ...(input.optional ? { description: optional } : {}),
  };
  if (input.one_of.length > 0) {
    return { ...about, type: 'string', enum: input.one_of };
  }
  switch (kindOf(input)) {
    case 'boolean':
      // Without its type, which the form library would answer with no before anybody has.
      return { ...about, enum: [true, false] };
    case 'integer':
      return { ...about, type: 'integer' };
    case 'decimal':
      return { ...about, type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
    case 'date':
      return { ...about, type: 'string', format: 'date' };
    default:
      return { ...about, type: 'string' };
  }
}
