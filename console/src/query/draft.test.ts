import { expect, it } from 'vitest';
import { draft, keepDraft } from './draft';

it('remembers what each person is writing', () => {
  keepDraft('a', 'select');
  expect(draft('a')).toBe('select');
  expect(draft('b')).toBe('');
});
