// Serves the built console as the server itself does, for tests against an API that does not serve it yet:
// files with long life, every other address as the page, a fresh nonce for styles, `/api` passed on.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';

const dist = new URL('../dist/', import.meta.url).pathname;
const api = new URL(process.env.JIXIA_URL ?? 'http://127.0.0.1:8080');
const port = Number(process.env.PORT ?? '4173');

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.pbf': 'application/x-protobuf',
};

/** @param {string} nonce */
function policy(nonce) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * @param {import('node:http').IncomingMessage} asked
 * @param {import('node:http').ServerResponse} answer
 */
function passOn(asked, answer) {
  const onward = request(
    { host: api.hostname, port: api.port, path: asked.url, method: asked.method, headers: asked.headers },
    (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    },
  );
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
}

/** @param {import('node:http').ServerResponse} answer */
async function page(answer) {
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  answer.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy(nonce),
  });
  answer.end(html.replaceAll('__CSP_NONCE__', nonce));
}

/**
 * @param {string} path
 * @param {import('node:http').ServerResponse} answer
 */
async function file(path, answer) {
  const type = TYPES[extname(path)];
  const bytes =
    type === undefined ? undefined : await readFile(join(dist, normalize(path))).catch(() => undefined);
  if (bytes === undefined) {
    return page(answer);
  }
  const packed = await readFile(join(dist, `${normalize(path)}.gz`)).catch(() => undefined);
  const life = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  answer.writeHead(200, {
    'content-type': type,
    'cache-control': life,
    ...(packed === undefined ? {} : { 'content-encoding': 'gzip' }),
  });
  answer.end(packed ?? bytes);
}

createServer((asked, answer) => {
  const { pathname } = new URL(asked.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api') || pathname === '/healthz' || pathname === '/readyz') {
    passOn(asked, answer);
  } else {
    void file(pathname, answer);
  }
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
