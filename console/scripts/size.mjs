// How much compressed JavaScript and CSS a page needs before it shows anything; the first screens have a limit.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 400;
/** What the entry fetches for every page. */
const ALWAYS = 'src/start.tsx';
/** What people see first: the login (which needs nothing more) and the pages that it leads to. */
const FIRST = ['src/home/home-page.tsx', 'src/datasets/datasets-page.tsx'];

const dist = new URL('../dist/', import.meta.url);
/** @type {Record<string, { file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')); // eslint-disable-line @typescript-eslint/no-unsafe-assignment -- the build wrote it

/** @param {string} file */
const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1024;

/**
 * All files that are loaded together with the chunks `keys`.
 * @param {string[]} keys
 */
function closure(keys) {
  const seen = new Set(keys);
  for (const key of seen) {
    manifest[key]?.imports?.forEach((next) => seen.add(next));
  }
  return new Set([...seen].flatMap((key) => [manifest[key]?.file ?? '', ...(manifest[key]?.css ?? [])]));
}

const entries = [...Object.keys(manifest).filter((key) => manifest[key]?.isEntry), ALWAYS];
const pages = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key !== ALWAYS);
let tooLarge = 0;
for (const page of ['', ...pages]) {
  const files = [...closure(page ? [...entries, page] : entries)].filter(Boolean);
  const size = files.map(kilobytes).reduce((sum, more) => sum + more, 0);
  const isFirst = page === '' || FIRST.includes(page);
  const isTooLarge = isFirst && size > LIMIT_KB;
  tooLarge += isTooLarge ? 1 : 0;
  console.log(
    `${size.toFixed(0).padStart(5)} KB  ${page || 'login'}${isFirst ? ` (at most ${LIMIT_KB})` : ''}${isTooLarge ? ' TOO LARGE' : ''}`,
  );
}
process.exit(tooLarge > 0 ? 1 : 0);
