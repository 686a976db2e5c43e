// End-to-end tests with Debian's Chromium against a running server. Until the server itself serves the console,
// `scripts/serve.mjs` does, and CONSOLE_URL names where.
import { defineConfig } from '@playwright/test';

const port = 4173;
const served = process.env.CONSOLE_URL;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One sample city is shared by all tests, so they take turns.
  workers: 1,
  // A machine that is busy with something else can be late once; what is wrong is wrong twice.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: served ?? `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
    },
  },
  ...(served === undefined
    ? {
        webServer: {
          command: 'node scripts/serve.mjs',
          port,
          env: { PORT: String(port) },
          reuseExistingServer: true,
        },
      }
    : {}),
});
