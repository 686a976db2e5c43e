// Organisations as the server counts them, put below each other.
import type { DatasetPage } from '../api/types';

type OwnerCount = DatasetPage['facets']['owner'][number];

export interface OwnerNode extends OwnerCount {
  children: OwnerNode[];
}

/** The organisations below each other, in the order in which they came; whose parent is not among them is a root. */
export function treeOf(counts: readonly OwnerCount[]): OwnerNode[] {
  const nodes = new Map(counts.map((count) => [count.value, { ...count, children: [] as OwnerNode[] }]));
  const roots: OwnerNode[] = [];
  for (const node of nodes.values()) {
    (nodes.get(node.parent ?? '')?.children ?? roots).push(node);
  }
  return roots;
}

/** The organisations above `chosen`, the nearest first. */
export function chainOf(counts: readonly OwnerCount[], chosen: string | undefined): string[] {
  const parents = new Map(counts.map(({ value, parent }) => [value, parent ?? undefined]));
  const chain: string[] = [];
  let above = chosen === undefined ? undefined : parents.get(chosen);
  while (above !== undefined && !chain.includes(above)) {
    chain.push(above);
    above = parents.get(above);
  }
  return chain;
}
