// A person at the console: logs in, and a test fails when a page says something on the console, when a request fails
// that nobody expected to fail, or when axe finds a serious fault.
import AxeBuilder from '@axe-core/playwright';
import { expect, request, test as base, type Page } from '@playwright/test';
import type { components } from '../src/api/schema';
import { passwordOf } from '../scripts/logins.mjs';

interface Watch {
  /** Statuses that the test provokes on purpose. */
  expected: Set<number>;
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page }, use) => {
      const faults: string[] = [];
      const watch: Watch = { expected: new Set() };
      page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        // The browser itself notes every failed request; those are judged below by their status.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(`console: ${message.text()}`);
        }
      });
      page.on('response', (response) => {
        const asksWho = response.status() === 401 && response.url().endsWith('/api/session');
        if (response.status() >= 400 && !asksWho && !watch.expected.has(response.status())) {
          faults.push(`${response.status()} ${response.url()}`);
        }
      });
      await use(watch);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function logIn(page: Page, login: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(passwordOf(login));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

type Person = components['schemas']['Person'];
type Session = components['schemas']['Session'];

/** Adds a person to the organisation of `like`, and gives the password, which is for one login. */
export async function addPerson(login: string, role: Person['role'], like: string): Promise<string> {
  const admin = await request.newContext({ baseURL: test.info().project.use.baseURL ?? '' });
  const data = { login: 'admin', password: passwordOf('admin') };
  const session = (await (await admin.post('/api/session', { data })).json()) as Session;
  const found = (await (await admin.get(`/api/people?q=${like}`)).json()) as { items: Person[] };
  const organisation = found.items.find((person) => person.login === like)?.organisation;
  const made = await admin.post('/api/people', {
    headers: { 'X-CSRF-Token': session.csrf_token ?? '' },
    data: { login, name: '新来的人', organisation, role },
  });
  const { password } = (await made.json()) as { password: string };
  await admin.dispose();
  return password;
}

/** Fails when axe finds a serious or critical fault on the page as it stands, once nothing fades in any more. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return iterations !== Infinity;
    });
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
  expect(told).toEqual([]);
}
