import { expect, it } from 'vitest';
import { itemsOf } from './items';

const clause = (id: string, name: string, pack: string) => ({
  id,
  document: '',
  place: '',
  name: { zh: id },
  group: '',
  lead_unit: '',
  carriers: [{ kind: 'rule', name, pack, tests_pass: true }],
});

it('gathers the clauses of each item of one pack', () => {
  const clauses = [clause('S1', 'relief', 'a'), clause('S2', 'relief', 'a'), clause('S3', 'other', 'b')];
  expect(itemsOf({ clauses }, 'a')).toEqual([
    { kind: 'rule', name: 'relief', pack: 'a', tests_pass: true, clauses: ['S1', 'S2'] },
  ]);
});
