// The state of a delivery in a word and a colour.
import type { DeliveryState as State } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

const MOODS: Record<State, Mood> = { received: 'busy', committed: 'good', refused: 'bad', failed: 'bad' };

export function DeliveryState({ state }: { state: State }) {
  const { states } = useTexts(deliveryTexts);
  return <StatusTag mood={MOODS[state]}>{states[state]}</StatusTag>;
}
