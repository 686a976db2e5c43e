// Finding records: by part of a name, by number alone where names are masked, and what a record was before.
import { expect, expectAccessible, logIn, test } from './person';

test('a member finds a firm by part of its name among others', async ({ page }) => {
  await logIn(page, 'member', '/registries/legal_entity');
  await page.getByLabel('统一社会信用代码或名称').fill('示例');
  await page.getByLabel('使用目的').fill('办理营业执照变更');
  await page.getByRole('button', { name: '查询' }).click();
  const hits = page.getByRole('row').filter({ hasText: '示例' });
  await expect(hits.nth(3)).toBeVisible();
  await expectAccessible(page);
  const name = await hits.first().getByRole('cell').first().innerText();
  await hits.first().getByRole('button', { name: '查看' }).click();
  await expect(page.getByRole('row').filter({ hasText: name }).first()).toBeVisible();
  await expect(page.getByText(/ 交付/).first()).toBeVisible();
  await expect(page.getByText('首次入库')).toBeVisible();
  await expectAccessible(page);
  expect(page.url()).not.toContain(encodeURIComponent('示例'));
  await page.getByRole('button', { name: '返回查询结果' }).click();
  await expect(hits.nth(3)).toBeVisible();
});

test('where names are masked a member looks up the whole number alone', async ({ page, watch }) => {
  watch.expected.add(404);
  await logIn(page, 'member', '/registries/population');
  await expect(page.getByText(/名称是脱敏的/)).toBeVisible();
  await page.getByLabel('公民身份号码').fill('张伟');
  await page.getByLabel('使用目的').fill('核对');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('alert')).toContainText('没有记录');
});
