// What goes wrong on the way of a file, by real means: the line breaks, the session ends, the file changes or is too
// large. Nothing that was chosen is lost, and nothing is delivered twice.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { passwordOf } from '../scripts/logins.mjs';
import { Line } from './line';
import { addPerson, expect, expectAccessible, logIn, test } from './person';
import { registerOf, withCell, withHeader, workbook, type Register } from './workbook';

const STEWARD = 'steward-market-regulation';
const WIZARD = '/deliveries/new/market_entities';
const CONFIRM = /^确认交付/;

/** A register that differs from every other delivery. */
async function register(page: Page): Promise<Register> {
  const phone = String(Date.now()).slice(-11);
  return withCell(await registerOf(page.request, 'market_entities'), 0, '联系电话', phone);
}

async function choose(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.locator('input[type=file]').setInputFiles(file);
}

async function deliveries(page: Page): Promise<number> {
  const answer = await page.request.get('/api/deliveries?dataset=market_entities');
  return ((await answer.json()) as { total: number }).total;
}

/** Goes through a line that the test can cut. */
async function throughLine(page: Page, info: TestInfo): Promise<Line> {
  const line = new Line(new URL(info.project.use.baseURL ?? ''));
  await line.mend();
  await logIn(page, STEWARD, `${line.address}${WIZARD}`);
  return line;
}

/** A CSV file of some megabytes on the disk. */
async function largeFile(path: string, { headers, rows }: Register, copies: number): Promise<string> {
  const file = createWriteStream(path);
  const line = (cells: (string | null)[]) => `${cells.map((cell) => `"${cell ?? ''}"`).join(',')}\n`;
  file.write(line(headers));
  for (let copy = 0; copy < copies; copy += 1) {
    file.write(rows.map(line).join(''));
  }
  file.end();
  await once(file, 'finish');
  return path;
}

test('an upload that is cut off goes on where it was, by one click', async ({ page }, info) => {
  const line = await throughLine(page, info);
  const path = await largeFile(info.outputPath('市场主体.csv'), await register(page), 1000);
  const sent: number[] = [];
  page.on('request', (request) => {
    const offset = request.headers()['upload-offset'];
    if (offset !== undefined) {
      sent.push(Number(offset));
    }
  });
  line.cutAfter(3.5 * 2 ** 20);
  await choose(page, path);
  await expect(page.getByText('服务器没有应答').first()).toBeVisible();
  await expect(page.getByText(/会从中断的地方接着上传/)).toBeVisible();
  await expectAccessible(page);
  await line.mend();
  await page.getByRole('main').getByRole('button', { name: '重试' }).click();
  await expect(page.getByText(/有 [\d,]+ 行不符合要求|会被整批退回|所有行都符合要求/)).toBeVisible();
  // What had arrived was not sent again.
  const whole = sent.lastIndexOf(2 * 2 ** 20);
  expect(sent.slice(whole + 1)).not.toContain(0);
  await line.cut();
});

test('a server that goes away before the confirmation is asked once more, and delivers once', async ({
  page,
}, info) => {
  const line = await throughLine(page, info);
  const before = await deliveries(page);
  const file = await workbook('市场主体.xlsx', '台账', await register(page));
  await choose(page, file);
  await expect(page.getByRole('button', { name: CONFIRM })).toBeVisible();
  // The server delivers, and its answer is lost on the way.
  await page.route('**/deliver', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: CONFIRM }).click();
  await expect(page.getByText('服务器没有应答').first()).toBeVisible();
  await page.unroute('**/deliver');
  await line.cut();
  await page.getByRole('main').getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('服务器没有应答').first()).toBeVisible();
  await line.mend();
  await page.getByRole('main').getByRole('button', { name: '重试' }).click();
  await expect(page.getByText(/已入库 40 行/)).toBeVisible();
  expect(await deliveries(page)).toBe(before + 1);
  await line.cut();
});

test('a session that ends in the middle keeps the file and the columns that were chosen', async ({
  page,
  context,
  watch,
}) => {
  watch.expected.add(401);
  const header = `单位全称${Date.now()}`;
  await logIn(page, STEWARD, WIZARD);
  await choose(
    page,
    await workbook('市场主体.xlsx', '台账', withHeader(await register(page), '企业名称', header)),
  );
  await page.getByRole('combobox', { name: '“企业名称”取自文件的列' }).click();
  await page.locator(`.ant-select-item-option[title="${header}"]`).click();
  await context.clearCookies();
  await page.getByRole('button', { name: '按这样的对应重新检查' }).click();
  const again = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  await again.getByLabel('密码', { exact: true }).fill(passwordOf(STEWARD));
  await again.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('所有行都符合要求，可以交付。')).toBeVisible();
  await expect(page.getByText(/列对应会一并保存/)).toBeVisible();
  await context.clearCookies();
  await page.getByRole('button', { name: CONFIRM }).click();
  await again.getByLabel('密码', { exact: true }).fill(passwordOf(STEWARD));
  await again.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText(/已入库 40 行/)).toBeVisible();
});

test('who mistakes the password too often waits, and the columns that were chosen wait too', async ({
  page,
  context,
  watch,
}) => {
  watch.expected.add(401).add(429);
  const login = `steward-${Date.now()}`;
  const first = await addPerson(login, 'steward', STEWARD);
  await page.goto(WIZARD);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(first);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('当前密码').fill(first);
  await page.getByLabel('新密码', { exact: true }).fill('four quiet words here');
  await page.getByLabel('再输入一次新密码').fill('four quiet words here');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible();
  const named = withHeader(await register(page), '企业名称', '单位全称');
  await choose(page, await workbook('市场主体.xlsx', '台账', named));
  const choice = page.getByRole('combobox', { name: '“企业名称”取自文件的列' });
  await choice.click();
  await page.locator('.ant-select-item-option[title="单位全称"]').click();
  await context.clearCookies();
  await page.getByRole('button', { name: '按这样的对应重新检查' }).click();
  const again = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await again.getByLabel('密码', { exact: true }).fill(`wrong ${attempt}`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/session'));
    await again.getByLabel('密码', { exact: true }).press('Enter');
    await answered;
  }
  await expect(again.getByRole('button', { name: /秒/ })).toBeDisabled();
  await expect(page.locator('.ant-select').filter({ hasText: '单位全称' })).toBeVisible();
  await expect(page.getByText('市场主体.xlsx')).toBeVisible();
});

test('a file beyond the limit is refused before a byte of it is sent', async ({ page, watch }, info) => {
  watch.expected.add(413);
  await logIn(page, STEWARD, WIZARD);
  // A file with a hole: large by its size, and nothing on the disk.
  const path = info.outputPath('太大.csv');
  await writeFile(path, '');
  await truncate(path, 9 * 2 ** 30);
  await choose(page, path);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('文件超过上限');
  await expectAccessible(page);
  await page.getByRole('button', { name: '换一个文件' }).click();
  await expect(page.getByRole('button', { name: '选择文件' })).toBeFocused();
});

test('a file that changes after it was chosen is to be chosen anew', async ({ page }, info) => {
  const line = await throughLine(page, info);
  const path = await largeFile(info.outputPath('市场主体.csv'), await register(page), 1000);
  line.cutAfter(2.5 * 2 ** 20);
  await choose(page, path);
  await expect(page.getByText(/会从中断的地方接着上传/)).toBeVisible();
  await writeFile(path, '统一社会信用代码\n');
  await line.mend();
  await page.getByRole('main').getByRole('button', { name: '重试' }).click();
  await expect(page.getByText(/在选择之后被修改或移走了/)).toBeVisible();
  await expectAccessible(page);
  await line.cut();
});

test('who may not deliver learns who can grant it', async ({ page, watch }) => {
  watch.expected.add(403);
  await logIn(page, 'steward-tax', WIZARD);
  await choose(page, { name: '市场主体.csv', mimeType: 'text/csv', buffer: Buffer.from('企业名称\n甲\n') });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('谁能办理：市市场监管局的数据管理员');
  await expectAccessible(page);
});

test('the keyboard alone delivers a file, and each step is told', async ({ page }) => {
  await logIn(page, STEWARD, WIZARD);
  const file = await workbook('市场主体.xlsx', '台账', await register(page));
  await page.getByRole('button', { name: '选择文件' }).focus();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(file);
  await expect(page.getByText('所有行都符合要求，可以交付。')).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('检查完成：可以入库 40 行');
  // The result has the focus, and the confirmation is the next stop.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: CONFIRM })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText(/已入库 40 行/)).toBeVisible();
});
