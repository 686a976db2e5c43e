import { expect, it } from 'vitest';
import { exportPath, filtersOf } from './filters';

const valueOf = (values: Record<string, string>) => (name: string) => values[name];

it('asks for whole days, the last one included', () => {
  const { from, to } = filtersOf(valueOf({ from: '2026-03-31', to: '2026-03-31' }));
  expect(new Date(to ?? '').getTime() - new Date(from ?? '').getTime()).toBe(24 * 3600 * 1000);
  expect(new Date(from ?? '').getDate()).toBe(31);
});

it('asks for nothing that is not set', () => {
  expect(filtersOf(valueOf({}))).toEqual({});
});

it('exports what the list shows', () => {
  expect(exportPath({ action: 'query.run', allowed: false })).toBe(
    '/api/audit.csv?action=query.run&allowed=false',
  );
});
