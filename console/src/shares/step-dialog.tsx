// Takes a step: asks for what the step needs, and shows why the server refuses it where it does.
import { Form, Input, InputNumber, Select } from 'antd';
import type { FlowStep, Share, TakeStep } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { useTakeStep } from './queries';
import { shareTexts } from './texts';

interface Values {
  note?: string;
  days?: number;
  columns?: string[];
  calls_per_minute?: number;
  until?: string;
  conditions?: string;
}

const CALLS = 600;

export function StepDialog({ share, step, onClose }: { share: Share; step: FlowStep; onClose: () => void }) {
  const texts = useTexts(shareTexts);
  const say = useSay();
  const { number } = useFormats();
  const taking = useTakeStep(share.number);
  const title = say(step.title);
  const asked = share.application;
  return (
    <FormDialog<Values>
      title={title}
      okText={title}
      initial={{ columns: asked.scope.columns, calls_per_minute: CALLS, until: asked.until }}
      act={(values) => taking.mutateAsync(bodyOf(step, values))}
      onClose={onClose}
    >
      {step.needs_grant && (
        <>
          <Form.Item
            name="columns"
            label={texts.columns}
            rules={[{ required: true, message: texts.missing }]}
          >
            <Select
              mode="multiple"
              options={asked.scope.columns.map((column) => ({ value: column, label: column }))}
            />
          </Form.Item>
          <Form.Item
            name="calls_per_minute"
            label={texts.calls}
            rules={[{ required: true, message: texts.missing }]}
          >
            <InputNumber min={1} max={600_000} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="until" label={texts.until} rules={[{ required: true, message: texts.missing }]}>
            <Input type="date" max={asked.until} />
          </Form.Item>
          <Form.Item name="conditions" label={texts.conditions}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </>
      )}
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

function bodyOf(step: FlowStep, values: Values): TakeStep {
  const { note, days, columns, calls_per_minute: calls, until, conditions } = values;
  const isGranting = step.needs_grant && columns && calls !== undefined && until;
  return {
    step: step.name,
    ...(note ? { note } : {}),
    ...(days !== undefined && step.days_max ? { days } : {}),
    ...(isGranting
      ? {
          grant: {
            scope: { columns },
            calls_per_minute: calls,
            until,
            ...(conditions ? { conditions } : {}),
          },
        }
      : {}),
  };
}
