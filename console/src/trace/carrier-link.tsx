// What carries out a clause: its title, which leads to its page where it has one, and its name.
import { Link } from 'react-router';
import type { Bilingual } from '../texts/texts';
import { useSay } from '../texts/use-texts';

const ROOMS: Record<string, string> = {
  dataset: '/datasets',
  model: '/datasets',
  reference: '/datasets',
  registry: '/registries',
  rule: '/rules',
};

function addressOf(kind: string, name: string): string | undefined {
  const room = ROOMS[kind];
  return kind === 'indicator' ? `/map?indicator=${name}` : room && `${room}/${name}`;
}

export function CarrierLink({ carrier }: { carrier: { kind: string; name: string; title: Bilingual } }) {
  const { kind, name, title } = carrier;
  const say = useSay();
  const to = addressOf(kind, name);
  return to ? <Link to={to}>{say(title)}</Link> : <span>{say(title)}</span>;
}
