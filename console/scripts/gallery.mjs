// One small picture of each screen, both languages and widths side by side, from those that `npm run screenshots` took:
// `npm run gallery -- FOLDER`. They are kept in docs/screenshots/screens.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { SCREENS } from './screens.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('Name the folder of the pictures: npm run gallery -- FOLDER');
}
const target = new URL('../../docs/screenshots/screens/', import.meta.url).pathname;
/** Pixels: a screen of 1280 by 800 beside one of 390 by 844, at half their size. */
const SIZE = { wide: 640, narrow: 195, height: 400 };
const QUALITY = 55;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({
  viewport: { width: SIZE.wide + SIZE.narrow + 12, height: 2 * SIZE.height + 12 },
});

/**
 * @param {string} name
 * @param {number} width
 */
function picture(name, width) {
  const png = readFileSync(join(folder ?? '', name)).toString('base64');
  const style = `width:${width}px;height:${SIZE.height}px;object-fit:cover;object-position:top`;
  return `<img src="data:image/png;base64,${png}" style="${style}">`;
}

for (const { name } of SCREENS) {
  const rows = ['zh-CN', 'en'].map(
    (language) =>
      picture(`${name}-${language}-1280-light.png`, SIZE.wide) +
      picture(`${name}-${language}-390-light.png`, SIZE.narrow),
  );
  await page.setContent(
    `<body style="margin:4px;display:grid;grid-template-columns:auto auto;gap:4px;background:#7a8594">${rows.join('')}</body>`,
    { waitUntil: 'load' },
  );
  writeFileSync(join(target, `${name}.jpg`), await page.screenshot({ type: 'jpeg', quality: QUALITY }));
}
await browser.close();
const bytes = readdirSync(target).reduce((sum, file) => sum + statSync(join(target, file)).size, 0);
console.log(`${SCREENS.length} pictures, ${Math.round(bytes / 1024)} KB`);
