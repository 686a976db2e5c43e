// Takes a step: asks for what the step needs, and shows why the server refuses it where it does.
import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { FlowStep, TakeStep } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { flowTexts } from './texts';

export interface SaidValues {
  note?: string;
  days?: number;
}

interface Props<V extends SaidValues> {
  step: FlowStep;
  take: (said: TakeStep, values: V) => Promise<unknown>;
  onClose: () => void;
  /** What the step asks for beside note and days, and with what it begins. */
  initial?: Partial<V>;
  children?: ReactNode;
}

export function StepDialog<V extends SaidValues = SaidValues>({
  step,
  take,
  onClose,
  initial,
  children,
}: Props<V>) {
  const texts = useTexts(flowTexts);
  const say = useSay();
  const { number } = useFormats();
  const title = say(step.title);
  return (
    <FormDialog<V>
      title={title}
      okText={title}
      {...(initial ? { initial } : {})}
      act={(values) => take(said(step, values), values)}
      onClose={onClose}
    >
      {children}
      {step.days_max ? (
        <Form.Item
          name="days"
          label={texts.days(number(step.days_max))}
          rules={[{ required: true, message: texts.missing }]}
        >
          <InputNumber min={1} max={step.days_max} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="note"
        label={texts.note}
        rules={step.needs_note ? [{ required: true, whitespace: true, message: texts.missing }] : []}
      >
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

function said(step: FlowStep, { note, days }: SaidValues): TakeStep {
  return {
    step: step.name,
    ...(note ? { note } : {}),
    ...(days !== undefined && step.days_max ? { days } : {}),
  };
}
