import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { actionWords } from './words';

it('knows the acts that the server writes to the audit trail, in its words', async () => {
  const source = await readFile('../crates/policy/src/action.rs', 'utf8');
  const acts = [...source.matchAll(/\w+\("([\w.]+)", \w+, "([^"]+)", "([^"]+)"\)/g)];
  expect(acts.length).toBeGreaterThan(30);
  expect(actionWords['zh-CN']).toEqual(Object.fromEntries(acts.map(([, word, zh]) => [word, zh])));
  expect(actionWords.en).toEqual(Object.fromEntries(acts.map(([, word, , en]) => [word, en])));
});
