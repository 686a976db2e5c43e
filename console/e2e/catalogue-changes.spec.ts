// A department changes an entry of the catalogue, its head consents, the authority publishes; a workbook goes out and in.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './person';

const STEWARD = 'steward-market-regulation';

/** Takes a step of the change that is open, as somebody else. */
async function take(page: Page, login: string, number: string, step: string) {
  await page.context().clearCookies();
  await logIn(page, login, `/catalogue-changes/${number}`);
  await page.getByRole('button', { name: step }).click();
  await page.getByRole('dialog').getByRole('button', { name: step }).click();
  await expect(page.getByRole('listitem').filter({ hasText: step })).toBeVisible();
  await expect(page.getByRole('button', { name: step, exact: true })).toHaveCount(0);
}

async function choose(page: Page, label: string, option: string) {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByTitle(option, { exact: true }).click();
}

test('a department changes an entry, the head consents, the authority publishes', async ({ page }) => {
  await logIn(page, STEWARD, '/datasets/market_entities');
  await page.getByRole('link', { name: '变更目录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^变更目录/ })).toBeVisible();
  const summary = `市场主体登记信息，每日更新（${Date.now()}）。`;
  await page.getByLabel('信息资源摘要').fill(summary);
  await choose(page, '格式分类', '数据库');
  await page.getByLabel('格式类型').fill('KingbaseES');
  await page.getByRole('checkbox', { name: '服务接口' }).check();
  await choose(page, '变更原因', '部门职责变化');
  await page.getByLabel('具体依据').fill('市编办〔2026〕12号');
  await page.getByLabel('原因发生日期').fill(new Date().toISOString().slice(0, 10));
  await choose(page, '保密风险评估结论', '不涉及国家秘密、工作秘密');
  await page.getByLabel('保密风险评估情况').fill('经保密办审查');
  await choose(page, '个人信息保护影响评估结论', '含个人信息，采取措施后风险可接受');
  await page.getByLabel('个人信息保护影响评估情况').fill('法定代表人信息脱敏提供');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^ML-\d{4}-\d{6}$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: '与现行目录的差异' })).toBeVisible();
  await expect(page.getByText('更新目录：还有').first()).toBeVisible();
  await expectAccessible(page);
  const number = await page.getByRole('heading', { level: 1 }).innerText();

  await take(page, STEWARD, number, '提交本部门审核');
  await take(page, 'head-market-regulation', number, '同意并报送主管部门');
  await expect(page.getByText('审核并发布：还有 2 个工作日').first()).toBeVisible();
  await take(page, 'steward-data-bureau', number, '审核通过并发布');
  await expect(page.getByText('已发布').first()).toBeVisible();

  await page.goto('/datasets/market_entities');
  await expect(page.getByText(summary).first()).toBeVisible();
  await page.goto('/catalogue-changes');
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('已发布');
  await expectAccessible(page);
});

test('what is exported changes nothing when it is imported', async ({ page }) => {
  await logIn(page, STEWARD, '/catalogue-changes');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出本部门目录' }).click();
  const book = await (await downloading).path();
  await page.getByRole('button', { name: '导入目录工作簿' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(book);
  await expect(page.getByText(/有变化 0 条，无变化 [1-9]\d* 条/)).toBeVisible();
  await expectAccessible(page);
});
