// Coming in, being thrown out, and a server that goes away: nothing typed is lost.
import { addPerson, expect, expectAccessible, logIn, test } from './person';
import { passwordOf } from '../scripts/logins.mjs';

test('a wrong password is told in a sentence', async ({ page, watch }) => {
  watch.expected.add(401);
  await page.goto('/');
  await page.getByLabel('账号').fill('member');
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('账号或密码不正确');
  await expectAccessible(page);
});

test('the keyboard alone logs in, in English, and the choice is remembered', async ({ page }) => {
  await page.goto('/datasets');
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await page.getByLabel('Login').focus();
  await page.keyboard.type('member');
  await page.keyboard.press('Tab');
  await page.keyboard.type(passwordOf('member'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Catalogue' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

test('a session that ends in the middle of work is taken up again', async ({ page, context, watch }) => {
  watch.expected.add(401);
  await logIn(page, 'steward-market-regulation', '/profile');
  await page.getByRole('button', { name: '新建密钥' }).click();
  await page.getByLabel('用途').fill('夜间同步');
  await context.clearCookies();
  await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click();
  const again = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  await again.getByLabel('密码', { exact: true }).fill(passwordOf('steward-market-regulation'));
  await again.getByRole('button', { name: '登录' }).click();
  // The request that waited was sent with what had been typed.
  await expect(page.getByText('请现在保存密钥')).toBeVisible();
  await page.getByRole('button', { name: '我已保存' }).click();
  const key = page.getByRole('row').filter({ hasText: '夜间同步' }).filter({ hasText: '有效' }).first();
  await key.getByRole('button', { name: '吊销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await expect(page.getByRole('row').filter({ hasText: '夜间同步' }).first()).toContainText('已吊销');
});

test('a server that goes away is told, and found again', async ({ page, watch }) => {
  watch.expected.add(502);
  await logIn(page, 'member', '/datasets');
  await page.route('**/api/**', (route) => route.abort());
  await page.route('**/healthz', (route) => route.abort());
  await page.getByRole('link', { name: '死亡医学证明信息' }).click();
  await expect(page.getByRole('alert').first()).toContainText('服务器没有应答');
  await page.unroute('**/api/**');
  await page.unroute('**/healthz');
  await page.getByRole('button', { name: '重试' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '死亡医学证明信息' })).toBeVisible();
});

test('a person with a password for one login only chooses another first', async ({ page, watch }) => {
  const login = `newcomer-${Date.now()}`;
  const password = await addPerson(login, 'member', 'member');
  watch.expected.add(422);
  await page.goto('/datasets');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '设置新密码' })).toBeVisible();
  await expectAccessible(page);
  const choose = async (chosen: string) => {
    await page.getByLabel('当前密码').fill(password);
    await page.getByLabel('新密码', { exact: true }).fill(chosen);
    await page.getByLabel('再输入一次新密码').fill(chosen);
    await page.getByRole('button', { name: '保存新密码' }).click();
  };
  await choose('short');
  await expect(page.getByRole('alert').first()).toContainText('至少要');
  await choose('four quiet words here');
  await expect(page.getByRole('heading', { name: '数据目录' })).toBeVisible();
});

test('who logs out is out, and the next person sees nothing of the one before', async ({ page }) => {
  await logIn(page, 'auditor', '/audit');
  await expect(page.getByRole('heading', { name: '审计' })).toBeVisible();
  await page.getByRole('button', { name: /auditor/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await page.getByLabel('账号').fill('member');
  await page.getByLabel('密码', { exact: true }).fill(passwordOf('member'));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await expect(page.getByRole('link', { name: '审计' })).toHaveCount(0);
});
