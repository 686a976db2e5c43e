// What a rule is asked with: its inputs and the day of the decision.
import { Button, Form, Input, type FormInstance } from 'antd';
import type { Rule } from '../api/types';
import { useTexts } from '../texts/use-texts';
import { InputField } from './input-field';
import { dayOf, givenOf, localToday } from './inputs';
import type { Given } from './queries';
import { ruleTexts } from './texts';

const DAY = '_day';

interface Props {
  rule: Rule;
  inputs: Rule['inputs'];
  form?: FormInstance<Given>;
  submit: string;
  isPending: boolean;
  onSubmit: (asked: { given: Given; day: string }) => void;
}

export function CaseForm({ rule, inputs, form, submit, isPending, onSubmit }: Props) {
  const texts = useTexts(ruleTexts).ask;
  return (
    <Form<Given>
      {...(form ? { form } : {})}
      layout="vertical"
      initialValues={{ [DAY]: dayOf(rule, localToday()) }}
      onFinish={(values) => onSubmit({ given: givenOf(inputs, values), day: String(values[DAY]) })}
    >
      {inputs.map((input) => (
        <InputField key={input.name} input={input} />
      ))}
      <Form.Item name={DAY} label={texts.day} rules={[{ required: true, message: texts.missing(texts.day) }]}>
        <Input type="date" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {submit}
      </Button>
    </Form>
  );
}
