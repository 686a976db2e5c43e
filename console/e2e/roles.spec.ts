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
  await expect(page.getByRole('alert')).toContainText('谁能办理：市卫生健康委的数据管理员');
  await expectAccessible(page);
  await page.goto('/datasets/villages?tab=rows');
  await expect(page.getByRole('row').nth(5)).toBeVisible();
});

test('an auditor sees deliveries and changes nothing', async ({ page }) => {
  await logIn(page, 'auditor', '/deliveries');
  await page.getByRole('link', { name: 'market_entities.csv' }).first().click();
  await expect(page.getByRole('heading', { name: '交付回执' })).toBeVisible();
  await expect(page.getByRole('link', { name: '再次交付' })).toHaveCount(0);
  await expectAccessible(page);
});

test('an address that leads nowhere says so', async ({ page }) => {
  await logIn(page, 'member', '/no-such-page');
  await expect(page.getByText('没有这个页面')).toBeVisible();
});

test('a member looks a firm up for a purpose, and sees the source of each field', async ({ page }) => {
  await logIn(page, 'member', '/');
  await page.getByRole('link', { name: /核查一条记录/ }).click();
  await page.getByRole('link', { name: '法人基础信息库' }).click();
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText(/请写明使用目的/)).toBeVisible();
  await page.getByLabel('统一社会信用代码或名称').fill('000');
  await page.getByLabel('使用目的').fill('办理营业执照变更');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText(/没有找到。请核对号码/)).toBeVisible();
  await page.getByLabel('统一社会信用代码或名称').fill('91370399PDY00001X6');
  await page.getByRole('button', { name: '查询' }).click();
  const name = page.getByRole('row').filter({ hasText: '淄博博山恒磁示例电子有限公司' });
  await expect(name).toContainText('市场主体登记信息');
  await expect(page.getByRole('row').filter({ hasText: '法定代表人' }).first()).toContainText('已脱敏');
  // What was looked up must not stay in the address.
  expect(page.url()).not.toContain('91370399');
  await expectAccessible(page);
});

test('an auditor finds the look-up with its purpose, and takes the trail away as a file', async ({
  page,
}) => {
  await logIn(page, 'auditor', '/audit?action=record.look_up');
  await expect(page.getByRole('cell', { name: '办理营业执照变更' }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});

test('a steward of the bureau settles a conflict and takes it back', async ({ page }) => {
  await logIn(page, 'steward-data-bureau', '/registries/legal_entity?tab=conflicts');
  await page.getByRole('button', { name: '裁定' }).first().click();
  await page.getByLabel('理由').fill('已与当事单位核实');
  await page.getByRole('dialog').getByRole('button', { name: '裁定' }).click();
  await expect(page.getByText('已裁定，自下一次构建起生效')).toBeVisible();
  await page.getByRole('tab', { name: '冲突裁定' }).click();
  await page.getByRole('button', { name: '撤销裁定' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销裁定' }).click();
  await expect(page.getByText('还没有裁定')).toBeVisible();
});

test('a rule is asked with a worked example and decides as it says', async ({ page }) => {
  await logIn(page, 'member', '/rules/bonded-zone-reward?tab=examples');
  await page.getByRole('button', { name: '填入试算' }).first().click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: '市级承担' })).toContainText('680,000.00 元');
});

test('an auditor finds a clause by its words, and what carries it out', async ({ page }) => {
  await logIn(page, 'auditor', '/trace');
  await expect(page.getByText('共 1,004 条')).toBeVisible();
  await page.getByRole('searchbox').fill('社会保险费缓缴');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page.getByText('共 1 条')).toBeVisible();
  await page.getByRole('link', { name: '社会保险费缓缴' }).click();
  await expect(page).toHaveURL(/\/rules\/contribution-deferral/);
});

test('a pack shows its items with their tests and clauses, and what the check says', async ({ page }) => {
  await logIn(page, 'admin', '/packs?q=保税');
  await page.getByRole('link', { name: '淄博综合保税区扶持政策' }).click();
  const reward = page.getByRole('row', { name: /bonded-zone-reward/ });
  await expect(reward.getByText('S000-13')).toBeVisible();
  await reward.getByRole('button').click();
  await expect(page.getByText('example 3')).toBeVisible();
  await page.getByRole('tab', { name: '检查结果' }).click();
  await expect(page.getByText('没有发现问题。')).toBeVisible();
});

test('what is missing in a form is told at its field', async ({ page }) => {
  await logIn(page, 'member', '/rules/bonded-zone-reward');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByText('请填写').first()).toBeVisible();
  await expect(page.getByText('请填写')).toHaveCount(3);
  await page.getByRole('radio', { name: '是' }).check();
  await page.getByLabel('一线进出口额增量').fill('20000000.10');
  await page.getByLabel('一线进出口额存量').fill('10000000');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByText('1,700,000.01 元').first()).toBeVisible();
});
