// How the console is built, served while it is written, and tested.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.JIXIA_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in its place; Ant Design's style elements carry it.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { manifest: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': server, '/healthz': server } },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test-setup.ts'] },
});
