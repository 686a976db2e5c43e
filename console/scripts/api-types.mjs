// Types of the API from the committed OpenAPI snapshot; `npm run api` writes them, a test compares them.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const snapshot = join(import.meta.dirname, '../../openapi/jixia.json');
const target = join(import.meta.dirname, '../src/api/schema.d.ts');

/**
 * What the snapshot says less exactly than it means.
 * @param {Record<string, unknown>} schema
 */
function exact(schema) {
  if (schema.format === 'binary') {
    return ts.factory.createTypeReferenceNode('File');
  }
  // An object without properties stands for any JSON value.
  const open = schema.type === 'object' && !('properties' in schema) && !('additionalProperties' in schema);
  return open ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined;
}

/** @returns {Promise<string>} the text of `src/api/schema.d.ts` */
export async function apiTypes() {
  const description = await readFile(snapshot, 'utf8');
  const types = await openapiTS(description, {
    alphabetize: true,
    defaultNonNullable: false,
    transform: (schema) => exact(/** @type {Record<string, unknown>} */ (schema)),
  });
  return `// Generated from openapi/jixia.json by \`npm run api\`; do not edit.\n\n${astToString(types)}`;
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(target, await apiTypes());
}
