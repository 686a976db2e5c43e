import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const FREE = /^(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|MPL-2\.0|\(MIT OR Apache-2\.0\))$/;
/** Further licences of tools that only work on the code and are never shipped. */
const TOOLS = /^(MIT-0|BlueOak-1\.0\.0|Python-2\.0|CC-BY-4\.0|CC0-1\.0|\(MIT OR CC0-1\.0\))$/;

interface Lock {
  packages: Record<string, { license?: string; resolved?: string; dev?: boolean }>;
}

const lock = async () => JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;

it('uses libraries under free licences only', async () => {
  const { packages } = await lock();
  const others = Object.entries(packages).filter(
    ([name, { license = '', dev = false }]) =>
      name !== '' && !FREE.test(license) && !(dev && TOOLS.test(license)),
  );
  expect(others.map(([name, { license }]) => `${name}: ${license ?? 'no licence'}`)).toEqual([]);
});

it('names no registry', async () => {
  const { packages } = await lock();
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
