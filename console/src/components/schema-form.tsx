// A form from a JSON Schema: fields by their types, what is wrong told at its field in the reader's language.
import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/antd';
import type { RJSFSchema, RJSFValidationError, UiSchema, WidgetProps } from '@rjsf/utils';
import { Button, Input, InputNumber } from 'antd';
import { useTexts } from '../texts/use-texts';
import { validator, type FormValues } from './schema-validator';
import { componentTexts } from './texts';

const ThemedForm = withTheme<FormValues>({ ...Theme, widgets: { ...Theme.widgets, DateWidget } } as never);

interface Props {
  schema: RJSFSchema;
  /** Which fields are shown otherwise than by their type. */
  fields?: UiSchema<FormValues>;
  values: FormValues;
  onChange: (values: FormValues) => void;
  submit: string;
  isPending: boolean;
  onSubmit: (values: FormValues) => void;
}

export function SchemaForm({ schema, fields = {}, values, onChange, submit, isPending, onSubmit }: Props) {
  const texts = useTexts(componentTexts).form;
  const tell = (found: RJSFValidationError[]) =>
    found.map((one) => ({ ...one, message: one.name === 'required' ? texts.missing : texts.malformed }));
  return (
    <ThemedForm
      schema={schema}
      uiSchema={{ ...fields, 'ui:label': false }}
      validator={validator}
      formData={values}
      onChange={({ formData }) => onChange(formData ?? {})}
      onSubmit={({ formData }) => onSubmit(formData ?? {})}
      transformErrors={tell}
      idPrefix="form"
      // Nothing is answered for anybody.
      experimental_defaultFormStateBehavior={{ constAsDefaults: 'never' }}
      showErrorList={false}
      // What is wrong stands at its field; nobody reads it on the browser's console.
      onError={() => undefined}
      focusOnFirstError
      noHtml5Validate
    >
      <Button type="primary" htmlType="submit" loading={isPending}>
        {submit}
      </Button>
    </ThemedForm>
  );
}

/** A day, by the calendar that the browser brings. */
function DateWidget({ id, value, required, disabled, readonly, onChange, onBlur, onFocus }: WidgetProps) {
  return (
    <Input
      type="date"
      id={id}
      value={(value as string | undefined) ?? ''}
      required={required ?? false}
      disabled={(disabled ?? false) || (readonly ?? false)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}

/** A decimal number that stays text, so that no digit is lost. */
export function DecimalWidget({ id, value, disabled, readonly, onChange, onBlur, onFocus }: WidgetProps) {
  return (
    <InputNumber<string>
      id={id}
      stringMode
      style={{ width: '100%' }}
      value={(value as string | undefined) ?? null}
      disabled={(disabled ?? false) || (readonly ?? false)}
      onChange={(next) => onChange(next ?? undefined)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}
