// A member doubts what a record says, the department that it comes from corrects it, and the member is told; a receipt is
// checked in the browser; the auditor sees who read the record.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './person';

const FIRM = '91370399PDY00001X6';

async function logInAs(page: Page, login: string, path: string) {
  await page.context().clearCookies();
  await logIn(page, login, path);
}

/** Takes a step of the correction that is open. */
async function take(page: Page, step: string, note?: string) {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (note) {
    await dialog.getByLabel('说明').fill(note);
  }
  await dialog.getByRole('button', { name: step }).click();
  await expect(page.getByRole('listitem').filter({ hasText: step })).toBeVisible();
}

/** Opens the record of the firm as somebody at a window does. */
async function lookUp(page: Page) {
  await page.getByLabel('统一社会信用代码或名称').fill(FIRM);
  await page.getByLabel('使用目的').fill('办理营业执照变更');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('heading', { name: FIRM })).toBeVisible();
}

test('a doubt goes to the source, is corrected there, and who doubted is told', async ({ page }) => {
  await logIn(page, 'member', '/registries/legal_entity');
  await lookUp(page);
  const row = page
    .getByRole('row')
    .filter({ hasText: '企业名称' })
    .or(page.getByRole('row').filter({ hasText: '名称' }));
  await row.first().getByRole('button', { name: '数据有疑问' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('记录主键')).toHaveValue(FIRM);
  await dialog.getByLabel('认为正确的值').fill('淄博示例有限公司');
  await dialog.getByRole('button', { name: '提交校核申请' }).click();
  await expect(dialog.getByText('请填写')).toBeVisible();
  await dialog.getByLabel('理由和依据').fill('营业执照载明的名称不同');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '提交校核申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^JH-\d{4}-\d{6}$/ })).toBeVisible();
  await expect(page.getByText('核实更正并反馈：还有 10 个工作日').first()).toBeVisible();
  expect(page.url()).not.toContain(FIRM);
  await expectAccessible(page);
  const number = await page.getByRole('heading', { level: 1 }).innerText();

  await logInAs(page, 'steward-market-regulation', '/');
  await page.getByRole('link', { name: /条未读告知/ }).click();
  await page.getByRole('link', { name: `校核申请 ${number} 待本单位核实` }).click();
  await expect(page.getByText('淄博示例有限公司')).toBeVisible();
  await take(page, '受理核实');
  await take(page, '确认更正', '已在登记系统更正');
  await expect(page.getByText('已更正').first()).toBeVisible();

  await logInAs(page, 'member', '/notices?unread=true');
  const told = page.getByRole('listitem').filter({ hasText: number });
  await expect(told).toContainText('有新的进展');
  await expectAccessible(page);
  await told.getByRole('button', { name: '标为已读' }).click();
  await expect(told).toHaveCount(0);

  await logInAs(page, 'auditor', `/corrections/${number}`);
  await expect(page.getByText('校核的具体内容只向提出部门和数源部门显示。')).toBeVisible();
  await expect(page.getByText('淄博示例有限公司')).toHaveCount(0);
  await page.goto('/corrections');
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('已更正');
  await expectAccessible(page);
});

test('a receipt is checked in the browser, and a changed one is found', async ({ page }) => {
  await logIn(page, 'member', '/registries/legal_entity');
  await lookUp(page);
  await page.goto('/receipts?kind=answer');
  await page.locator('tbody a[href^="/receipts/"]').first().click();
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '核验通过' })).toContainText(
    '由您的浏览器独立计算',
  );
  await expectAccessible(page);
  await page.route('**/api/receipts/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('legal_entity', 'population'),
    });
  });
  await page.reload();
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '核验不通过' })).toBeVisible();
});

test('the auditor sees who read a record, and the number is not in the address', async ({ page }) => {
  await logIn(page, 'member', '/registries/legal_entity');
  await lookUp(page);
  await logInAs(page, 'auditor', '/record-readers');
  await page.getByLabel('号码').fill(FIRM);
  await page.getByLabel('查询目的').fill('答复当事人询问');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('row').filter({ hasText: '办理营业执照变更' }).first()).toContainText(
    '行政审批服务局',
  );
  expect(page.url()).not.toContain(FIRM);
  await expectAccessible(page);
});
