// The steps that the caller may take, as buttons; each asks for what it needs.
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FlowStep, Standing } from '../api/types';
import { useSay } from '../texts/use-texts';

interface Props {
  standing: Standing;
  /** The dialog that takes a step. */
  dialog: (step: FlowStep, onClose: () => void) => ReactNode;
}

export function Steps({ standing, dialog }: Props) {
  const say = useSay();
  const [taking, setTaking] = useState<FlowStep>();
  return (
    <>
      {standing.steps.map((step) => (
        <Button key={step.name} onClick={() => setTaking(step)}>
          {say(step.title)}
        </Button>
      ))}
      {taking && dialog(taking, () => setTaking(undefined))}
    </>
  );
}
