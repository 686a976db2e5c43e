// A department applies for data of another, both heads consent, and the data flow until somebody suspends it.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './person';

/** Takes a step of the share that is open, as somebody else. */
async function take(
  page: Page,
  login: string,
  number: string,
  step: string,
  fill?: (page: Page) => Promise<void>,
) {
  await page.context().clearCookies();
  await logIn(page, login, `/shares/${number}`);
  await page.getByRole('button', { name: step }).click();
  await fill?.(page);
  await page.getByRole('dialog').getByRole('button', { name: step }).click();
  // Who leaves before the page has read what came of the step leaves it with a refused request.
  await expect(page.getByRole('listitem').filter({ hasText: step })).toBeVisible();
  await expect(page.getByRole('button', { name: step, exact: true })).toHaveCount(0);
}

test('an application goes from the window to the flow of data, and is suspended', async ({ page }) => {
  await logIn(page, 'member', '/datasets/market_entities');
  await page.getByRole('link', { name: '申请共享' }).click();
  await page.getByRole('button', { name: '保存申请' }).click();
  await expect(page.getByText('请填写').first()).toBeVisible();
  await page.getByLabel('使用依据').fill('《行政许可法》第三十四条');
  await page.getByLabel('使用场景').fill('窗口核对企业登记状态');
  await page.getByLabel('信息项').fill('企业名称');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByLabel('使用期限至').fill('2028-06-30');
  await page.getByLabel('安全保障措施').fill('专人专岗，调用留痕');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^GX-\d{4}-\d{6}$/ })).toBeVisible();
  await expect(page.getByText('起草申请')).toBeVisible();
  const number = await page.getByRole('heading', { level: 1 }).innerText();

  await take(page, 'member', number, '提交本部门审核');
  await take(page, 'head-approval-service', number, '同意申请并提交提供方');
  await expect(page.getByText('答复申请：还有 10 个工作日').first()).toBeVisible();
  await take(page, 'head-market-regulation', number, '同意提供');
  await expect(page.getByRole('heading', { name: '授权内容' })).toBeVisible();
  await take(page, 'steward-market-regulation', number, '开通共享');
  await expect(page.getByText('共享中').first()).toBeVisible();
  await expectAccessible(page);
  await take(page, 'steward-data-bureau', number, '暂停共享权限', async () => {
    await page.getByLabel('天数（1 至 60）').fill('5');
    await page.getByLabel('说明').fill('发现超范围使用');
  });
  await expect(page.getByText('整改：还有 5 个工作日').first()).toBeVisible();
  await expect(page.getByText('发现超范围使用')).toBeVisible();

  await page.goto('/shares');
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('暂停');
  await expectAccessible(page);
});
