// A department applies for data of another, both heads consent, and the data flow until somebody suspends it.
import { readFile } from 'node:fs/promises';
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

/** Writes an application for the names of firms, shared in this way; gives its number. */
async function apply(page: Page, mode: string): Promise<string> {
  await logIn(page, 'member', '/shares/new/market_entities');
  await page.getByLabel('使用依据').fill('《行政许可法》第三十四条');
  await page.getByLabel('使用场景').fill('窗口核对企业登记状态');
  await page.getByRole('radio', { name: mode }).check();
  await page.getByLabel('信息项').fill('企业名称');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByLabel('使用期限至').fill('2028-06-30');
  await page.getByLabel('安全保障措施').fill('专人专岗，调用留痕');
  await page.getByRole('button', { name: '保存申请' }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^GX-\d{4}-\d{6}$/ });
  await expect(heading).toBeVisible();
  return heading.innerText();
}

/** Lets the data of an application flow. */
async function open(page: Page, number: string) {
  await take(page, 'member', number, '提交本部门审核');
  await take(page, 'head-approval-service', number, '同意申请并提交提供方');
  await take(page, 'head-market-regulation', number, '同意提供');
  await take(page, 'steward-market-regulation', number, '开通共享');
}

test('a share by files is taken as a file by the applicant alone', async ({ page }) => {
  const number = await apply(page, '文件下载');
  await open(page, number);
  await expect(page.getByRole('button', { name: '下载共享文件' })).toHaveCount(0);
  await page.context().clearCookies();
  await logIn(page, 'member', `/shares/${number}`);
  await page.getByRole('button', { name: '下载共享文件' }).click();
  await page.getByLabel('办件编号').fill('XK-2026-17');
  await page.getByLabel('文件格式').click();
  await page.getByTitle('CSV 文本（UTF-8）').click();
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载', exact: true }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${number}-market_entities-.*\\.csv$`));
  const text = await readFile(await file.path(), 'utf8');
  const [header, first] = text.replace('\uFEFF', '').split('\n');
  expect(header).toBe('name,_share');
  expect(first).toContain(number);
});

test('a share by batches says that nobody has named a place yet', async ({ page }) => {
  const number = await apply(page, '批量交换');
  await open(page, number);
  await expect(page.getByRole('heading', { name: '批量交换' })).toBeVisible();
  await expect(page.getByText('尚未设置目的地')).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await logIn(page, 'head-approval-service', `/shares/${number}`);
  await expect(page.getByText('系统配置中没有本单位可用的数据库或文件夹')).toBeVisible();
  await expect(page.getByRole('button', { name: '设置目的地' })).toBeDisabled();
});

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
