// Finding data and judging them: as a clerk who searches, and as the steward who answers for a dataset.
import { expect, expectAccessible, logIn, test } from './person';

test('a clerk finds a dataset by words of its columns, narrows, and sees where it comes from', async ({
  page,
}) => {
  await logIn(page, 'member', '/datasets');
  await page.getByRole('searchbox').fill('社保缴费');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('link', { name: '社会保险参保人员信息' })).toBeVisible();

  await page.getByRole('searchbox').fill('企业名称');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page.getByRole('link', { name: '市场主体登记信息' })).toBeVisible();
  await page.getByRole('button', { name: '市市场监管局' }).click();
  await expect(page).toHaveURL(/owner=/);
  await expect(page.getByRole('list').getByRole('heading', { level: 2 })).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole('link', { name: '市场主体登记信息' }).click();
  await page.getByRole('tab', { name: '血缘' }).click();
  await page.getByText('列表', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '数据到哪里去' })).toBeVisible();
  await page.getByRole('link', { name: '法人基础信息库' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '法人基础信息库' })).toBeVisible();
});

test('nothing found says so, with a way out', async ({ page }) => {
  await logIn(page, 'member', '/datasets?q=zzzz');
  await expect(page.getByText('没有符合条件的内容')).toBeVisible();
  await page.getByRole('button', { name: '清除条件' }).last().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
});

test('a steward reads the quality over time as a chart and as numbers, and opens the delivery', async ({
  page,
}) => {
  await logIn(page, 'steward-market-regulation', '/datasets/market_entities?tab=quality');
  await expect(page.getByRole('img', { name: /历次交付的不合格率/ })).toBeVisible();
  await page.getByText('表', { exact: true }).click();
  await page.locator('figure').getByRole('button').first().click();
  await expect(page).toHaveURL(/\/deliveries\//);
});

test('the lineage is walked with the keyboard', async ({ page }) => {
  await logIn(page, 'steward-market-regulation', '/datasets/market_entities?tab=lineage');
  const registry = page.getByRole('link', { name: '法人基础信息库' });
  await registry.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/registries\/legal_entity/);
});

test('the first page tells what changed and how my datasets are', async ({ page }) => {
  await logIn(page, 'steward-market-regulation');
  const changes = page.locator('.ant-card').filter({ hasText: '最近的变化' });
  await expect(changes.getByRole('link', { name: /交付入库/ }).first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '市场主体登记信息' })).toContainText('%');
  await expectAccessible(page);
});
