import { expect, it } from 'vitest';
import { recordFields, validFrom } from './record';

const registry = { key: 'credit_code', fields: ['name', 'telephone'] };
const record = {
  key: '9137',
  fields: {
    credit_code: '9137',
    name: '任**',
    _sources: { name: 'taxpayers' },
    _valid_from: '2026-11-21T16:02:24Z',
  },
  masked: ['name'],
};

it('puts the key first, and tells source and masking of each field', () => {
  expect(recordFields(registry, record)).toEqual([
    { name: 'credit_code', value: '9137', isMasked: false, source: undefined },
    { name: 'name', value: '任**', isMasked: true, source: 'taxpayers' },
    { name: 'telephone', value: undefined, isMasked: false, source: undefined },
  ]);
});

it('knows since when the record has been so', () => {
  expect(validFrom(record)).toBe('2026-11-21T16:02:24Z');
});
