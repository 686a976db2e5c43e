// The main job of a steward: deliver a messy Excel file, read why rows are rejected, mend, deliver again, find the
// dataset, see its versions and restore one.
import { expect, expectAccessible, logIn, test } from './person';
import { registerOf, withCell, withHeader, workbook } from './workbook';

test('a steward delivers a messy file, mends it, delivers again and restores a version', async ({ page }) => {
  const stamp = String(Date.now());
  const ownHeader = `单位全称${stamp}`;
  await logIn(page, 'steward-market-regulation', '/datasets');
  const clean = withCell(
    await registerOf(page.request, 'market_entities'),
    0,
    '联系电话',
    stamp.slice(0, 11),
  );
  const messy = withHeader(withCell(clean, 1, '成立日期', '2020-13-01'), '企业名称', ownHeader);

  await page.getByRole('searchbox').fill('市场主体');
  await page.getByRole('button', { name: '搜索' }).click();
  await page.getByRole('link', { name: '市场主体登记信息' }).click();
  await page.getByRole('link', { name: '交付文件' }).click();

  await test.step('a header that nobody knows is settled', async () => {
    const file = await workbook('市场主体.xlsx', '市场主体登记台账', messy);
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByText(/没有找到必填的信息项：企业名称/)).toBeVisible();
    await expect(page.getByText('市场主体登记台账', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: '“企业名称”取自文件的列' }).click();
    await page.locator(`.ant-select-item-option[title="${ownHeader}"]`).click();
    await page.getByRole('button', { name: '按这样的对应重新检查' }).click();
  });

  await test.step('the reason for the rejected row is read before anything is kept', async () => {
    await expect(page.getByText(/有 1 行不符合要求/)).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '2020-13-01' })).toContainText('成立日期');
    await expectAccessible(page);
  });

  await test.step('the mended file is delivered', async () => {
    await page.getByRole('button', { name: '换一个文件' }).click();
    const file = await workbook(
      '市场主体（更正）.xlsx',
      '市场主体登记台账',
      withHeader(clean, '企业名称', ownHeader),
    );
    await page.locator('input[type=file]').setInputFiles(file);
    // The column that was settled for the first file holds for its mended copy.
    await expect(page.getByText('所有行都符合要求，可以交付。')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '确认交付 40 行' }).click();
    await expect(page.getByText(/已入库 40 行，数据表的新版本为 \d+/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a past version is restored', async () => {
    await page.getByRole('link', { name: '查看数据资源' }).click();
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByRole('button', { name: '恢复到此版本' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复到此版本' }).click();
    await expect(page.getByText(/已恢复，新版本为 \d+/)).toBeVisible();
    const newest = page.getByRole('tabpanel').getByRole('row').nth(1);
    await expect(newest).toContainText('恢复');
    await expect(newest).toContainText('数据管理员');
    await expectAccessible(page);
  });
});

test('rejected rows are read by rule and column, and come back as an annotated workbook', async ({
  page,
}) => {
  await logIn(page, 'steward-market-regulation', '/deliveries');
  // The first delivery of the sample city; the later one has no rejected rows.
  await page.getByRole('link', { name: 'market_entities.csv' }).last().click();
  const table = page.getByRole('table').first();
  await expect(table.getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('combobox', { name: '信息项' }).click();
  await page.locator('.ant-select-item-option[title="统一社会信用代码"]').click();
  await expect(page).toHaveURL(/column=credit_code/);
  await expect(table.getByRole('row').nth(1)).toContainText('统一社会信用代码');
  await expect(table.getByRole('row').filter({ hasText: '住所' })).toHaveCount(0);
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载批注工作簿' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('market_entities-rejected.xlsx');
});
