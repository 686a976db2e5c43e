// How the console is built, served while it is written, and tested.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.JIXIA_URL ?? 'http://127.0.0.1:8080';

/** A page of fifty small files waits for fifty requests: what every page needs is one file, and so are small shared parts. */
const CHUNKS = [
  {
    name: 'first',
    test: /index\.html|vite.(modulepreload-polyfill|preload-helper)|src.(main|pages|preferences|api.early)\.ts$/,
    priority: 3,
  },
  { name: 'frame', tags: ['$initial' as const], priority: 2 },
  {
    name: 'parts',
    test: /@ant-design.icons|(texts|queries|words|use-[a-z-]+)\.ts$|components.(loaded|time|status-tag|search-box)\.tsx$/,
    minShareCount: 2,
    includeDependenciesRecursively: false,
    priority: 1,
  },
];

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in its place; Ant Design's style elements carry it.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: 'index.html', start: 'src/start.tsx' },
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server } },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test-setup.ts'] },
});
