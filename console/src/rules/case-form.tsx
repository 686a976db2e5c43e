// What a rule is asked with: its inputs and the day of the decision.
import { useState } from 'react';
import type { Rule } from '../api/types';
import { today } from '../components/days';
import { SchemaForm } from '../components/schema-form';
import type { FormValues } from '../components/schema-validator';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { DAY, dayOf, givenOf, valuesOf } from './inputs';
import type { Given } from './queries';
import { fieldsOf, schemaOf } from './schema';
import { ruleTexts } from './texts';
import { useUnitText } from './use-amount';

interface Props {
  rule: Rule;
  inputs: Rule['inputs'];
  /** What is filled in at first, such as a worked example. */
  given?: Given | undefined;
  submit: string;
  isPending: boolean;
  onSubmit: (asked: { given: Given; day: string }) => void;
}

export function CaseForm({ rule, inputs, given = {}, submit, isPending, onSubmit }: Props) {
  const { optional, day } = useTexts(ruleTexts).ask;
  const { yes, no } = useTexts(common);
  const say = useSay();
  const unit = useUnitText();
  const [values, setValues] = useState<FormValues>(() => ({
    ...valuesOf(inputs, given),
    [DAY]: dayOf(rule, today()),
  }));
  return (
    <SchemaForm
      schema={schemaOf(inputs, { say, unit, optional, day })}
      fields={fieldsOf(inputs, { yes, no })}
      values={values}
      onChange={setValues}
      submit={submit}
      isPending={isPending}
      onSubmit={(filled) => onSubmit({ given: givenOf(inputs, filled), day: String(filled[DAY]) })}
    />
  );
}
