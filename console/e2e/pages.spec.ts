// Every screen in both languages: no fault on the console, no failed request, no serious fault of accessibility.
import { SCREENS } from '../scripts/screens.mjs';
import { passwordOf } from '../scripts/logins.mjs';
import { expectAccessible, test } from './person';

// Each language and each brightness once: texts and colours do not depend on each other.
const LOOKS = [
  { language: 'zh-CN', brightness: 'light' },
  { language: 'en', brightness: 'dark' },
];

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
        await screen.before?.(page);
        await page.goto(screen.path);
        await page.locator('h1').waitFor();
        await screen.act?.(page);
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
      });
    }
  });
}
