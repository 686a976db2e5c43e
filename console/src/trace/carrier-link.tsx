// The way to what carries out a clause, where it has a page.
import { Link } from 'react-router';
import type { Carrier } from '../api/types';

const ROOMS: Record<string, string> = {
  dataset: '/datasets',
  model: '/datasets',
  registry: '/registries',
  rule: '/rules',
};

export function CarrierLink({ carrier }: { carrier: Carrier }) {
  const room = ROOMS[carrier.kind];
  return room ? (
    <Link to={`${room}/${carrier.name}`} className="mono">
      {carrier.name}
    </Link>
  ) : (
    <span className="mono">{carrier.name}</span>
  );
}
