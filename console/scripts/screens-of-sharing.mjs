// The screens of sharing under the law: catalogue changes, shares, corrections, receipts.

/** @typedef {{ items: { number: string, state: string, application: { mode: string } }[] }} Shares */

/**
 * Opens the share that stands like this and is used in this way.
 * @param {string} state
 * @param {string} mode
 */
function openShare(state, mode) {
  /** @param {import('playwright-core').Page} page */
  return async (page) => {
    const answer = await page.request.get('/api/shares?page_size=100');
    /** @type {unknown} */
    const told = await answer.json();
    const { items } = /** @type {Shares} */ (told);
    const share = items.findLast((share) => share.state === state && share.application.mode === mode);
    await page.goto(`/shares/${share?.number}`);
    await page.locator('.ant-timeline').last().waitFor();
  };
}

/**
 * Opens the first thing of a list.
 * @param {import('playwright-core').Page} page
 */
async function openFirst(page) {
  await page.locator('tbody a').first().click();
  await page.locator('.ant-timeline').last().waitFor();
}

/** @type {import('./screens-of-data.mjs').Screen[]} */
export const SHARING_SCREENS = [
  { name: 'catalogue-changes', path: '/catalogue-changes', login: 'steward-market-regulation' },
  {
    name: 'catalogue-change',
    path: '/catalogue-changes',
    login: 'head-approval-service',
    whole: true,
    act: openFirst,
  },
  {
    name: 'catalogue-compile',
    path: '/catalogue-changes/new',
    login: 'steward-market-regulation',
    whole: true,
  },
  {
    name: 'catalogue-change-entry',
    path: '/catalogue-changes/new/market_entities',
    login: 'steward-market-regulation',
    whole: true,
  },
  { name: 'shares', path: '/shares', login: 'member' },
  { name: 'share-new', path: '/shares/new/market_entities', login: 'member', whole: true },
  { name: 'share', path: '/shares', login: 'member', whole: true, act: openShare('running', 'interface') },
  {
    name: 'share-batches',
    path: '/shares',
    login: 'steward-civil-affairs',
    whole: true,
    act: openShare('running', 'batch'),
  },
  {
    name: 'share-batch-plan',
    path: '/shares',
    login: 'steward-civil-affairs',
    act: async (page) => {
      await openShare('running', 'batch')(page);
      await page.locator('.ant-card-extra button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'share-file',
    path: '/shares',
    login: 'steward-market-regulation',
    act: async (page) => {
      await openShare('running', 'file')(page);
      await page.getByRole('button', { name: /下载共享文件|Take the file/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'share-disputed',
    path: '/shares',
    login: 'head-market-regulation',
    whole: true,
    act: openShare('refused', 'interface'),
  },
  { name: 'clocks', path: '/clocks', login: 'steward-data-bureau' },
  { name: 'corrections', path: '/corrections', login: 'member' },
  {
    name: 'correction',
    path: '/corrections',
    login: 'steward-market-regulation',
    whole: true,
    act: openFirst,
  },
  { name: 'notices', path: '/notices', login: 'member' },
  // Asking leaves a receipt, so that there is one to look at.
  {
    name: 'record-readers',
    path: '/record-readers',
    login: 'auditor',
    act: async (page) => {
      await page.locator('#key').fill('91370399PDY00001X6');
      await page.locator('#purpose').fill('答复本人询问');
      await page.locator('form button[type=submit]').click();
      await page.locator('tr.ant-table-row').first().waitFor();
    },
  },
  { name: 'receipts', path: '/receipts', login: 'auditor' },
  {
    name: 'receipt',
    path: '/receipts',
    login: 'auditor',
    whole: true,
    act: async (page) => {
      await page.locator('tbody a[href^="/receipts/"]').first().click();
      await page.locator('.ant-card .ant-btn-primary').click();
      await page.getByRole('status').waitFor();
    },
  },
];
