import { expect, it } from 'vitest';
import { pageAt } from './pages';

it('knows the page of an address, the more exact one first', () => {
  const paths = [
    '/',
    '/datasets',
    '/datasets/villages',
    '/deliveries/new/villages',
    '/deliveries/new',
    '/nowhere/at/all',
  ];
  expect(paths.map((path) => pageAt(path)?.path)).toEqual([
    '',
    'datasets',
    'datasets/:name',
    'deliveries/new/:dataset',
    'deliveries/new',
    undefined,
  ]);
});
