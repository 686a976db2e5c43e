// Takes a step of a correction; to forward asks for the department, to correct for the value that it has now.
import { Form, Input } from 'antd';
import type { Correction, FlowStep } from '../api/types';
import { StepDialog, type SaidValues } from '../flows/step-dialog';
import { OrganisationSelect } from '../organisations/organisation-select';
import { useTexts } from '../texts/use-texts';
import { useTakeCorrectionStep } from './queries';
import { correctionTexts } from './texts';

interface Values extends SaidValues {
  to?: string;
  value?: string;
}

interface Props {
  correction: Correction;
  step: FlowStep;
  onClose: () => void;
}

export function CorrectionStepDialog({ correction, step, onClose }: Props) {
  const texts = useTexts(correctionTexts);
  const taking = useTakeCorrectionStep(correction.number);
  const forwards = correction.forward_steps.includes(step.name);
  const corrects = correction.correct_steps.includes(step.name);
  return (
    <StepDialog<Values>
      step={step}
      take={({ step: name, note }, { to, value }) =>
        taking.mutateAsync({
          step: name,
          ...(note ? { note } : {}),
          ...(forwards && to ? { to } : {}),
          ...(corrects && value ? { value } : {}),
        })
      }
      onClose={onClose}
    >
      {forwards && (
        <Form.Item name="to" label={texts.forwardTo} rules={[{ required: true, message: texts.missing }]}>
          <OrganisationSelect />
        </Form.Item>
      )}
      {corrects && (
        <Form.Item name="value" label={texts.correctedTo}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      )}
    </StepDialog>
  );
}
