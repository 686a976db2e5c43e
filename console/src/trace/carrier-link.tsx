// The way to what carries out a clause, where it has a page.
import { Link } from 'react-router';

const ROOMS: Record<string, string> = {
  dataset: '/datasets',
  model: '/datasets',
  registry: '/registries',
  rule: '/rules',
};

export function CarrierLink({ carrier }: { carrier: { kind: string; name: string } }) {
  const room = ROOMS[carrier.kind];
  const to =
    carrier.kind === 'indicator' ? `/map?indicator=${carrier.name}` : room && `${room}/${carrier.name}`;
  return to ? (
    <Link to={to} className="mono">
      {carrier.name}
    </Link>
  ) : (
    <span className="mono">{carrier.name}</span>
  );
}
