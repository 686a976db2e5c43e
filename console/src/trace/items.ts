// The trace read the other way round: which clauses each item of a pack carries out.
import type { Carrier, Trace } from '../api/types';

export interface PackItem extends Carrier {
  clauses: string[];
}

export function itemsOf(trace: Pick<Trace, 'clauses'>, pack: string): PackItem[] {
  const items = new Map<string, PackItem>();
  for (const clause of trace.clauses) {
    for (const carrier of clause.carriers.filter((carrier) => carrier.pack === pack)) {
      const key = `${carrier.kind} ${carrier.name}`;
      const item = items.get(key) ?? { ...carrier, clauses: [] };
      items.set(key, { ...item, clauses: [...item.clauses, clause.id] });
    }
  }
  return [...items.values()];
}
