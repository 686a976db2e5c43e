import { expect, it } from 'vitest';
import type { Lineage } from '../api/types';
import { NODE, placesOf } from './layout';
import { addressOf, neighboursOf, sidesOf } from './lineage';

const node = (id: string, kind: Lineage['nodes'][number]['kind'], distance: number) => ({
  id,
  kind,
  name: kind === 'hidden' ? null : id,
  title: null,
  distance,
});
const lineage: Lineage = {
  nodes: [
    node('population', 'registry', 0),
    node('deaths', 'delivered', -1),
    node('h1', 'hidden', -1),
    node('civil-affairs', 'organisation', -2),
    node('old-age', 'rule', 1),
    node('residents', 'indicator', 1),
  ],
  edges: [
    { from: 'deaths', to: 'population', kind: 'merges' },
    { from: 'h1', to: 'population', kind: 'merges' },
    { from: 'civil-affairs', to: 'deaths', kind: 'delivers' },
    { from: 'population', to: 'old-age', kind: 'decides' },
    { from: 'population', to: 'residents', kind: 'counts' },
  ],
  cut: false,
};

it('puts sources left and uses right, and no two nodes on each other', () => {
  const places = placesOf(lineage);
  const x = (id: string) => places.get(id)?.x ?? NaN;
  expect(x('civil-affairs')).toBeLessThan(x('deaths'));
  expect(x('deaths')).toBeLessThan(x('population'));
  expect(x('population')).toBeLessThan(x('old-age'));
  const [a, b] = [places.get('deaths'), places.get('h1')];
  expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(NODE.height);
});

it('tells the sides apart, the nearest first', () => {
  const { sources, uses } = sidesOf(lineage);
  expect(sources.map(({ id }) => id)).toEqual(['deaths', 'h1', 'civil-affairs']);
  expect(uses.map(({ id }) => id)).toEqual(['old-age', 'residents']);
});

it('leads to a page where there is one', () => {
  expect(lineage.nodes.map(addressOf)).toEqual([
    '/registries/population',
    '/datasets/deaths?tab=lineage',
    undefined,
    '/datasets?owner=civil-affairs',
    '/rules/old-age',
    '/map?indicator=residents',
  ]);
});

it('knows where rows go next', () => {
  const deaths = lineage.nodes.filter(({ id }) => id === 'deaths');
  const next = deaths.flatMap((node) => neighboursOf(node, lineage));
  expect(next.map(({ kind, node }) => [kind, node.id])).toEqual([['merges', 'population']]);
});
