// The SQL workspace with as many rows as the server gives.
import { expect, logIn, test } from './person';

test('100,000 rows are shown without freezing, and can be downloaded', async ({ page }) => {
  const sql = 'select a.code, b.name from villages a cross join villages b';
  await logIn(page, 'steward-market-regulation', `/query?sql=${encodeURIComponent(sql)}`);
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.getByText(/只显示前 100,000 行/)).toBeVisible();
  // The page answers at once: the rows in sight are few, and the last ones come into sight by one key.
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  const grid = page.getByRole('grid');
  const began = Date.now();
  await grid.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.locator('[aria-rowindex="100001"]')).toBeVisible();
  expect(Date.now() - began).toBeLessThan(2000);
});

test('a statement is kept, found again in another browser and removed, and cancelled while it runs', async ({
  page,
  browser,
}) => {
  await logIn(page, 'member', '/query?sql=select%201');
  await page.getByRole('button', { name: '保存查询' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('我的查询');
  await page.getByRole('dialog').getByRole('button', { name: '保存查询' }).click();
  await expect(page.getByRole('button', { name: '我的查询', exact: true })).toBeVisible();

  const elsewhere = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await logIn(elsewhere, 'member', '/query');
  await elsewhere.getByRole('button', { name: '我的查询', exact: true }).click();
  await expect(elsewhere.getByRole('textbox', { name: 'SQL 语句' })).toContainText('select 1');
  await elsewhere.getByRole('button', { name: '删除“我的查询”' }).click();
  await expect(elsewhere.getByText('还没有保存的查询')).toBeVisible();
  await elsewhere.context().close();

  await page.route('**/api/query', () => undefined);
  await page.getByRole('button', { name: '运行' }).click();
  await page.getByRole('button', { name: '取消运行' }).click();
  await expect(page.getByText('已取消，没有返回任何数据')).toBeVisible();
});

test('a masked column says so where its values stand', async ({ page }) => {
  const sql = 'select name, legal_representative as who from social_organisations';
  await logIn(page, 'member', `/query?sql=${encodeURIComponent(sql)}`);
  await page.getByRole('button', { name: '运行' }).click();
  const mark = (column: string) =>
    page.getByRole('columnheader', { name: column }).getByRole('img', { name: '您看到的是脱敏后的值' });
  await expect(mark('who')).toBeVisible();
  await expect(mark('name')).toHaveCount(0);
});

test('a table is found by its Chinese title, written, completed and drawn', async ({ page }) => {
  await logIn(page, 'steward-market-regulation', '/query?sql=%20');
  await page.getByRole('button', { name: '可用的表' }).click();
  await page.getByRole('textbox', { name: '查找表或列' }).fill('市场主体');
  await page.getByRole('button', { name: '市场主体登记信息' }).click();
  await expect(page.getByRole('button', { name: /^status 登记状态/ })).toBeVisible();

  // Completion knows the columns of the table that stands in the statement.
  const editor = page.getByRole('textbox', { name: 'SQL 语句' });
  await editor.fill('select status, count(*) as firms from market_entities group by sta');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: 'status登记状态' }).click();
  await expect(editor).toContainText('group by status');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await page.getByText('图表', { exact: true }).click();
  const figure = page.getByRole('figure');
  await expect(figure.getByText('firms（按 status）')).toBeVisible();
  // The same numbers are there as a table.
  await figure.getByText('表', { exact: true }).click();
  await expect(figure.getByRole('cell', { name: '存续' })).toBeVisible();
});
