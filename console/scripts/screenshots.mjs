// Pictures of every screen in both languages, at both widths, light and dark: `npm run screenshots -- FOLDER [PART OF NAME]`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { passwordOf } from './logins.mjs';
import { SCREENS } from './screens.mjs';

const [folder, part = ''] = process.argv.slice(2);
const base = process.env.CONSOLE_URL ?? 'http://127.0.0.1:4173';
if (folder === undefined) {
  throw new Error('Name the folder for the pictures: npm run screenshots -- FOLDER');
}
mkdirSync(folder, { recursive: true });

const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const LOOKS = [
  { language: 'zh-CN', brightness: 'light' },
  { language: 'en', brightness: 'light' },
  { language: 'zh-CN', brightness: 'dark' },
];

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
});
/** @type {Map<string, { cookies: import('playwright-core').Cookie[], origins: [] }>} */
const people = new Map();

/** @param {string} login */
async function stateOf(login) {
  const known = people.get(login);
  if (known) {
    return known;
  }
  const context = await browser.newContext({ baseURL: base });
  await context.request.post('/api/session', { data: { login, password: passwordOf(login) } });
  const state = { cookies: await context.cookies(), origins: /** @type {[]} */ ([]) };
  people.set(login, state);
  await context.close();
  return state;
}

for (const screen of SCREENS.filter(({ name }) => name.includes(part))) {
  for (const viewport of WIDTHS) {
    for (const look of LOOKS) {
      const storageState = screen.login === undefined ? undefined : await stateOf(screen.login);
      const context = await browser.newContext({
        baseURL: base,
        viewport,
        storageState,
        reducedMotion: 'reduce',
        locale: look.language,
      });
      await context.addInitScript(
        (kept) => localStorage.setItem('jixia.preferences', kept),
        JSON.stringify(look),
      );
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') {
          console.error(`${screen.name}: ${message.text()}`);
        }
      });
      await page.goto(screen.path, { waitUntil: 'networkidle' });
      await page.locator('h1').waitFor();
      await screen.act?.(page);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => globalThis.scrollTo(0, 0));
      const name = `${screen.name}-${look.language}-${viewport.width}-${look.brightness}.png`;
      await page.screenshot({
        path: join(folder, name),
        fullPage: screen.whole ?? false,
        animations: 'disabled',
      });
      await context.close();
    }
  }
  console.log(screen.name);
}
await browser.close();
