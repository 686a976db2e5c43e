import { expect, it } from 'vitest';
import { exportPath, filtersOf } from './filters';

const valueOf = (values: Record<string, string>) => (name: string) => values[name];

it('asks for whole days, the last one included', () => {
  const { from, to } = filtersOf(valueOf({ from: '2026-03-31', to: '2026-03-31' }));
  expect([from, to]).toEqual(['2026-03-30T16:00:00.000Z', '2026-03-31T16:00:00.000Z']);
});

it('asks for nothing that is not set', () => {
  expect(filtersOf(valueOf({}))).toEqual({});
});

it('exports what the list shows', () => {
  expect(exportPath({ action: 'query.run', allowed: false })).toBe(
    '/api/audit.csv?action=query.run&allowed=false',
  );
});
