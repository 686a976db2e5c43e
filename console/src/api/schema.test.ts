import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { apiTypes } from '../../scripts/api-types.mjs';

it('has the types that the committed OpenAPI snapshot describes', async () => {
  const committed = await readFile('src/api/schema.d.ts', 'utf8');
  expect(committed, 'run `npm run api` and commit what changes').toBe(await apiTypes());
});
