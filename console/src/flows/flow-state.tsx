// Where something stands, as its flow calls it.
import type { Standing } from '../api/types';
import { StatusTag } from '../components/status-tag';
import { useSay } from '../texts/use-texts';

export function FlowState({ standing, isGood = false }: { standing: Standing; isGood?: boolean }) {
  const say = useSay();
  const isOpen = standing.steps.length > 0;
  return (
    <StatusTag mood={isGood ? 'good' : isOpen ? 'busy' : 'quiet'}>{say(standing.state_title)}</StatusTag>
  );
}
