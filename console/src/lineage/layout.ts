// Where the nodes of a lineage stand: from the sources at the left to the uses at the right.
import { Graph, layout } from '@dagrejs/dagre';
import type { Lineage } from '../api/types';

export const NODE = { width: 190, height: 68 };

export interface Place {
  x: number;
  y: number;
}

/** The upper left corner of each node. */
export function placesOf({ nodes, edges }: Lineage): Map<string, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: 56, nodesep: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach(({ id }) => graph.setNode(id, { ...NODE }));
  edges.forEach(({ from, to }) => graph.setEdge(from, to));
  layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as Place;
      return [id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
    }),
  );
}
