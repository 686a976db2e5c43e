// What a member and an auditor may and may not do.
import { expect, expectAccessible, logIn, test } from './person';

test('a member sees what is shared, not how it is delivered, and learns who can grant more', async ({
  page,
  watch,
}) => {
  watch.expected.add(403);
  await logIn(page, 'member', '/datasets/deaths');
  await expect(page.getByRole('heading', { level: 1, name: '死亡医学证明信息' })).toBeVisible();
  await expect(page.getByRole('link', { name: '交付文件' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: '数据交付' })).toHaveCount(0);
  await page.getByRole('tab', { name: '数据样例' }).click();
  await expect(page.getByRole('alert')).toContainText('没有权限');
  await expect(page.getByRole('alert')).toContainText('请联系该单位的数据管理员');
  await expectAccessible(page);
  await page.goto('/datasets/villages?tab=rows');
  await expect(page.getByRole('row').nth(5)).toBeVisible();
});

test('an auditor sees deliveries and changes nothing', async ({ page }) => {
  await logIn(page, 'auditor', '/deliveries');
  await page.getByRole('link', { name: 'market_entities.csv' }).click();
  await expect(page.getByRole('heading', { name: '交付回执' })).toBeVisible();
  await expect(page.getByRole('link', { name: '再次交付' })).toHaveCount(0);
  await expectAccessible(page);
});

test('an address that leads nowhere says so', async ({ page }) => {
  await logIn(page, 'member', '/no-such-page');
  await expect(page.getByText('没有这个页面')).toBeVisible();
});
