// Takes a step of a share; the step that grants asks for what is granted.
import { Form, Input, InputNumber, Select } from 'antd';
import type { FlowStep, Share, TakeShareStep } from '../api/types';
import { StepDialog, type SaidValues } from '../flows/step-dialog';
import { useTexts } from '../texts/use-texts';
import { ClearField, clearOf, columnsOf } from './clear-field';
import { useTakeStep } from './queries';
import { shareTexts } from './texts';

interface Values extends SaidValues {
  columns?: string[];
  clear?: string[];
  calls_per_minute?: number;
  until?: string;
  conditions?: string;
}

const CALLS = 600;

export function ShareStepDialog({
  share,
  step,
  onClose,
}: {
  share: Share;
  step: FlowStep;
  onClose: () => void;
}) {
  const taking = useTakeStep(share.number);
  const asked = share.application;
  return (
    <StepDialog<Values>
      step={step}
      initial={{
        columns: asked.scope.columns,
        clear: clearOf(asked.scope),
        calls_per_minute: CALLS,
        until: asked.until,
      }}
      take={(said, values) => taking.mutateAsync({ ...said, ...granted(step, values) })}
      onClose={onClose}
    >
      {step.needs_grant && <GrantFields asked={asked} />}
    </StepDialog>
  );
}

function GrantFields({ asked }: { asked: Share['application'] }) {
  const texts = useTexts(shareTexts);
  const required = [{ required: true, message: texts.missing }];
  return (
    <>
      <Form.Item name="columns" label={texts.columns} rules={required}>
        <Select
          mode="multiple"
          options={asked.scope.columns.map((column) => ({ value: column, label: column }))}
        />
      </Form.Item>
      <ClearField of={clearOf(asked.scope).map((column) => ({ value: column, label: column }))} />
      <Form.Item name="calls_per_minute" label={texts.calls} rules={required}>
        <InputNumber min={1} max={600_000} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="until" label={texts.until} rules={required}>
        <Input type="date" max={asked.until} />
      </Form.Item>
      <Form.Item name="conditions" label={texts.conditions}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

function granted(step: FlowStep, values: Values): Pick<TakeShareStep, 'grant'> {
  const { columns, clear, calls_per_minute: calls, until, conditions } = values;
  if (!step.needs_grant || !columns || calls === undefined || !until) {
    return {};
  }
  return {
    grant: {
      scope: columnsOf(columns, clear),
      calls_per_minute: calls,
      until,
      ...(conditions ? { conditions } : {}),
    },
  };
}
