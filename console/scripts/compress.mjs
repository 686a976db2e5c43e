// Lays a compressed copy beside every text file of the build, so that the server has nothing to compress.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const TEXT = /\.(js|css|svg|json)$/;
/** Below this a compressed file saves no packet. */
const WORTH_BYTES = 1400;

for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (TEXT.test(path)) {
    const bytes = readFileSync(new URL(path, dist));
    if (bytes.length > WORTH_BYTES) {
      writeFileSync(new URL(`${path}.gz`, dist), gzipSync(bytes, { level: 9 }));
    }
  }
}
