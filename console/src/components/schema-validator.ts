// Checks what a form holds against its JSON Schema. The usual validator of the form library compiles schemas into code,
// which the policy of the page forbids; this one reads them.
import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';

export type FormValues = Record<string, unknown>;

/** Every value that does not fit, at its field; `name` is the keyword of the schema that it misses. */
export function faults(schema: RJSFSchema, values: unknown): RJSFValidationError[] {
  const found = new Validator(schema as Schema, '2020-12', false).validate(values ?? {});
  // A keyword such as `properties` repeats what stands below it.
  return found.errors.filter(({ keyword }) => !REPEATS.has(keyword)).map(fault);
}

const REPEATS = new Set(['properties', 'items', 'allOf', 'anyOf', 'oneOf', '$ref']);

function fault({ keyword, instanceLocation, keywordLocation, error }: OutputUnit): RJSFValidationError {
  const path = instanceLocation.replace(/^#/, '').replaceAll('/', '.');
  // What is missing has no place of its own; the sentence names it.
  const missing = keyword === 'required' ? `.${/"([^"]+)"/.exec(error)?.[1] ?? ''}` : '';
  const property = `${path}${missing}`;
  return {
    name: keyword,
    message: error,
    property,
    schemaPath: keywordLocation,
    stack: `${property} ${error}`,
  };
}

export const validator: ValidatorType<FormValues> = {
  isValid: (schema, values, root) => faults({ ...root, ...schema }, values).length === 0,
  rawValidation: ((schema: RJSFSchema, values: unknown) => ({
    errors: faults(schema, values),
  })) as ValidatorType<FormValues>['rawValidation'],
  validateFormData: (values, schema, _custom, transform, uiSchema) => {
    const found = faults(schema, values);
    const errors = transform ? transform(found, uiSchema) : found;
    return { errors, errorSchema: toErrorSchema(errors) };
  },
};
