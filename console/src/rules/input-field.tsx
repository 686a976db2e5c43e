// A field for one input of a rule, by its type.
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import type { RuleInput } from './inputs';
import { ruleTexts } from './texts';

export function InputField({ input }: { input: RuleInput }) {
  const texts = useTexts(ruleTexts).ask;
  const say = useSay();
  const title = say(input.title);
  return (
    <Form.Item
      name={input.name}
      label={input.unit ? `${title} (${input.unit})` : title}
      extra={input.optional ? texts.optional : undefined}
      rules={[{ required: !input.optional, message: texts.missing(title) }]}
    >
      {useControl(input)}
    </Form.Item>
  );
}

function useControl(input: RuleInput): ReactNode {
  const { yes, no } = useTexts(common);
  const { choose } = useTexts(ruleTexts).ask;
  if (input.one_of.length > 0) {
    return (
      <Select
        allowClear={input.optional}
        placeholder={choose}
        options={input.one_of.map((value) => ({ value, label: value }))}
      />
    );
  }
  switch (input.type.split('(')[0]) {
    case 'boolean':
      return (
        <Radio.Group
          options={[
            { value: true, label: yes },
            { value: false, label: no },
          ]}
        />
      );
    case 'integer':
      return <InputNumber precision={0} style={{ width: '100%' }} />;
    case 'decimal':
      return <InputNumber stringMode style={{ width: '100%' }} />;
    case 'date':
      return <Input type="date" />;
    default:
      return <Input />;
  }
}
