import { expect, it } from 'vitest';
import { fieldStates, recordFields } from './record';

const registry = { key: 'credit_code', fields: ['name', 'telephone'] };
const state = {
  valid_from: '2026-03-01T00:00:00Z',
  valid_to: null,
  build: '2',
  fields: { credit_code: '9137', name: '任**', telephone: '2' },
  sources: { name: 'taxpayers', telephone: 'taxpayers' },
  changes: [],
};
const before = {
  ...state,
  valid_from: '2026-02-01T00:00:00Z',
  valid_to: '2026-03-01T00:00:00Z',
  fields: { credit_code: '9137', name: '任**', telephone: '1' },
};
const first = {
  ...before,
  valid_from: '2026-01-01T00:00:00Z',
  valid_to: '2026-02-01T00:00:00Z',
  fields: { credit_code: '9137', name: '任**' },
  sources: { name: 'taxpayers' },
};
const history = { states: [state, before, first], masked: ['name'] };

it('puts the key first, and tells source and masking of each field', () => {
  const fields = recordFields(registry, history);
  expect(fields.map(({ name, value, isMasked, source }) => [name, value, isMasked, source])).toEqual([
    ['credit_code', '9137', false, undefined],
    ['name', '任**', true, 'taxpayers'],
    ['telephone', '2', false, 'taxpayers'],
  ]);
});

it('tells what a field was before, and nothing of one that never changed', () => {
  const [, name, telephone] = recordFields(registry, history);
  expect(name?.before).toEqual([]);
  expect(telephone?.before.map(({ value, from, to }) => [value, from, to])).toEqual([
    ['1', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    [undefined, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
  ]);
});

it('does not join what was the same with a gap between', () => {
  const gap = { ...first, valid_to: '2026-01-15T00:00:00Z' };
  expect(fieldStates({ states: [before, gap] }, 'name')).toHaveLength(2);
});
