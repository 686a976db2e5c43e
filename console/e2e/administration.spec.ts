// What the administrator does: people get other roles, organisations come and go, the trail tells it in words.
import { expect, expectAccessible, logIn, test } from './person';

test('an administrator adds a person and changes the role, and the trail says so', async ({ page }) => {
  const login = `clerk-${Date.now()}`;
  await logIn(page, 'admin', '/people');
  await page.getByRole('button', { name: '新增人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('周示例');
  await dialog.getByLabel('账号', { exact: true }).fill(login);
  await dialog.getByRole('combobox', { name: '单位' }).click();
  await page.keyboard.type('税务');
  await page.locator('.ant-select-item-option', { hasText: '税务' }).first().click();
  await dialog.getByRole('button', { name: '新增人员' }).click();
  await page.getByRole('button', { name: '我已记下' }).click();

  await page.getByRole('searchbox').fill(login);
  await page.getByRole('button', { name: '搜索' }).click();
  const row = page.getByRole('row').filter({ hasText: login });
  await expect(row).toContainText('业务人员');
  await row.getByRole('button', { name: /修\s?改/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^数据管理员/ })
    .check();
  await expectAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s?存/ })
    .click();
  await expect(row).toContainText('数据管理员');

  await page.goto(`/audit?action=person.change&resource=${login}`);
  const entry = page.getByRole('row').filter({ hasText: login });
  await expect(entry).toContainText('修改人员');
  await entry.getByRole('button').first().click();
  await expect(page.getByText('role: member → steward')).toBeVisible();
});

test('the last administrator keeps the role', async ({ page, watch }) => {
  watch.expected.add(409);
  await logIn(page, 'admin', '/people?q=admin');
  const row = page.getByRole('row').filter({ hasText: '系统管理员' });
  await row
    .getByRole('button', { name: /修\s?改/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^业务人员/ }).check();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('最后一位');
});

test('the tree of organisations opens from its root; an empty organisation is added and removed', async ({
  page,
}) => {
  const code = `empty-${Date.now()}`;
  await logIn(page, 'admin', '/organisations');
  await expect(page.getByRole('tree')).toContainText('市公安局');
  await expectAccessible(page);
  await page.getByRole('link', { name: '市公安局' }).click();
  await page.getByRole('button', { name: '新增下级单位' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('中文名称').fill('示例派出所');
  await dialog.getByLabel('代码', { exact: true }).fill(code);
  await dialog.getByLabel('类别').click();
  await page.locator('.ant-select-item-option', { hasText: '部门' }).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByRole('row').filter({ hasText: code }).getByRole('link').click();
  await page.getByRole('button', { name: /删\s?除/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /删\s?除/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '市公安局' })).toBeVisible();
});
