// A lineage as pages need it: where a node leads, what stands on which side.
import type { Lineage, LineageNode } from '../api/types';

/** The page of a node; none for what may not be seen. */
export function addressOf({ kind, name }: LineageNode): string | undefined {
  if (!name || kind === 'hidden') {
    return undefined;
  }
  switch (kind) {
    case 'organisation':
      return `/datasets?owner=${name}`;
    case 'rule':
      return `/rules/${name}`;
    case 'indicator':
      return `/map?indicator=${name}`;
    case 'registry':
      return `/registries/${name}`;
    default:
      return `/datasets/${name}?tab=lineage`;
  }
}

/** What stands before the dataset and after it, the nearest first. */
export function sidesOf({ nodes }: Lineage): { sources: LineageNode[]; uses: LineageNode[] } {
  const nearest = nodes.toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  return {
    sources: nearest.filter(({ distance }) => distance < 0),
    uses: nearest.filter(({ distance }) => distance > 0),
  };
}

/** Where the rows of a node go to next. */
export function neighboursOf({ id }: LineageNode, { nodes, edges }: Lineage) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  return edges
    .filter(({ from }) => from === id)
    .flatMap(({ to, kind }) => {
      const node = known.get(to);
      return node ? [{ kind, node }] : [];
    });
}
