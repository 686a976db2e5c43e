// Every screen in both languages: no fault on the console, no failed request, nothing that moves while the page comes, no
// serious fault of accessibility.
import { expect, type Page } from '@playwright/test';
import { SCREENS } from '../scripts/screens.mjs';
import { passwordOf } from '../scripts/logins.mjs';
import { expectAccessible, test } from './person';

// Each language and each brightness once: texts and colours do not depend on each other.
const LOOKS = [
  { language: 'zh-CN', brightness: 'light' },
  { language: 'en', brightness: 'dark' },
];

/** Twice the cumulative layout shift that the bench allows, because a busy machine draws in more steps. */
const SHIFT_MAX = 0.02;

/** Adds up what moves without having been touched. */
async function watchShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        seen.shift += entry.hadRecentInput ? 0 : entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
}

for (const { language, brightness } of LOOKS) {
  test.describe(`${language} ${brightness}`, () => {
    for (const screen of SCREENS) {
      test(screen.name, async ({ page, watch }) => {
        screen.expected?.forEach((status) => watch.expected.add(status));
        await page.addInitScript(
          (kept) => localStorage.setItem('jixia.preferences', kept),
          JSON.stringify({ language, brightness }),
        );
        if (screen.login !== undefined) {
          const data = { login: screen.login, password: passwordOf(screen.login) };
          await page.request.post('/api/session', { data });
        }
        const shift = await watchShift(page);
        await page.goto(screen.path);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        expect(await shift(), 'layout shift').toBeLessThanOrEqual(SHIFT_MAX);
        await screen.act?.(page);
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
      });
    }
  });
}
