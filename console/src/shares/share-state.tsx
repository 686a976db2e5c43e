// Where a share stands, as the flow calls it.
import type { Share } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useSay } from '../texts/use-texts';

export function ShareState({ share }: { share: Share }) {
  const say = useSay();
  const isOpen = share.steps.length > 0;
  const mood: Mood = share.in_force ? 'good' : isOpen ? 'busy' : 'quiet';
  return <StatusTag mood={mood}>{say(share.state_title)}</StatusTag>;
}
