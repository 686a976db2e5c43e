// The city map: an indicator is chosen, a district opened with the pointer and with the keyboard, and every number is the
// one of the server.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './person';

interface Values {
  whole: { value: number };
  divisions: { code: string; name: string; value: number | null }[];
}

async function valuesOf(page: Page, indicator: string, query = ''): Promise<Values> {
  const answer = await page.request.get(`/api/indicators/${indicator}/values${query}`);
  return (await answer.json()) as Values;
}

/** Every row of the table shows the number of the server. */
async function expectNumbers(page: Page, { divisions }: Values) {
  await expect(page.locator('tbody tr.ant-table-row')).toHaveCount(divisions.length);
  for (const { name, value } of divisions) {
    const row = page.locator('tbody tr').filter({ has: page.getByText(name, { exact: true }) });
    const shown = value === null ? /少于5|不显示/ : new Intl.NumberFormat('zh-CN').format(value);
    await expect(row.first()).toContainText(shown);
  }
}

test('a member opens a district with the pointer and takes its numbers away', async ({ page }) => {
  await logIn(page, 'member', '/');
  await page.getByRole('link', { name: '城市地图' }).click();
  await page.locator('[data-drawn]').waitFor();
  await page.getByLabel('指标').click();
  await page.getByTitle('在营经营主体').click();
  const counties = await valuesOf(page, 'firms');
  expect(counties.divisions).toHaveLength(8);
  await expectNumbers(page, counties);

  // The name stands in the middle of its district, and lets the pointer through.
  const place = await page.locator('.map-label').filter({ hasText: '张店区' }).boundingBox();
  expect(place).not.toBeNull();
  const { x, y, width, height } = place ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  const zhangdian = counties.divisions.find(({ code }) => code === '370303');
  await expect(page.locator('.map-pointed')).toContainText(
    new Intl.NumberFormat('zh-CN').format(zhangdian?.value ?? NaN),
  );
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(page).toHaveURL(/indicator=firms&level=township&within=370303/);
  await expect(page.getByText(/没有可用的镇街边界数据/)).toBeVisible();
  await expectNumbers(page, await valuesOf(page, 'firms', '?level=township&within=370303'));
  await expectAccessible(page);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toContain('在营经营主体 张店区');
  await page.goBack();
  await expectNumbers(page, counties);
});

test('the keyboard alone leads to every district and back', async ({ page }) => {
  await logIn(page, 'member', '/map?indicator=residents_60_share');
  await page.locator('[data-drawn]').waitFor();
  const open = page.getByRole('button', { name: '查看高青县的镇街' });
  await open.focus();
  await expect(page.locator('.map-pointed')).toContainText('高青县');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/within=370322/);
  await expect(page.getByRole('cell', { name: '田镇街道' })).toBeVisible();
  await page.getByRole('button', { name: '淄博市' }).press('Enter');
  await expect(page.getByRole('button', { name: '查看高青县的镇街' })).toBeVisible();
});

test('a browser without WebGL shows the numbers and says why there is no map', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await logIn(page, 'member', '/map');
  await expect(page.getByText('这个浏览器不支持地图')).toBeVisible();
  await expectNumbers(page, await valuesOf(page, 'residents'));
});
