// The screens of which pictures are taken, with who looks at them and what is done first.

const STEWARD = 'steward-market-regulation';
const MESSY = `统一社会信用代码,企业名称,主体类型,法定代表人,成立日期,区划代码,住所,登记状态,备注
91370399PDY00001X6,淄博博山恒磁示例电子有限公司,企业,任一强,2025-10-20,370304002019,山东省淄博市博山区城西街道748号,存续,
91370399PDY00001X7,淄博甲示例有限公司,企业,张三,2020-13-01,370304002019,山东省淄博市博山区,存续,
,淄博乙示例有限公司,企业,李四,2020-06-15,370304002019,山东省淄博市博山区,开业,
`;

const BUREAU = 'steward-data-bureau';

/**
 * Looks a firm up as somebody at a window does.
 * @param {import('playwright-core').Page} page
 */
async function lookUp(page) {
  await find(page, '91370399PDY00001X6');
  await page.locator('tbody tr').nth(5).waitFor();
  await page.locator('.ant-timeline').waitFor();
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
async function find(page, text) {
  await page.locator('form input').first().fill(text);
  await page.locator('form input').nth(1).fill('办理营业执照变更');
  await page.locator('form button[type=submit]').click();
}

/**
 * Waits until the map is drawn.
 * @param {import('playwright-core').Page} page
 */
async function drawn(page) {
  await page.locator('[data-drawn]').waitFor();
  await page.locator('tbody tr').nth(5).waitFor();
}

/**
 * @typedef {import('playwright-core').Page} Page
 * @type {{ name: string, path: string, login?: string, whole?: boolean, expected?: number[], act?: (page: Page) => Promise<unknown> }[]}
 */
export const SCREENS = [
  { name: 'login', path: '/' },
  { name: 'home', path: '/', login: STEWARD },
  { name: 'home-member', path: '/', login: 'member' },
  { name: 'profile', path: '/profile', login: STEWARD, whole: true },
  { name: 'datasets', path: '/datasets', login: STEWARD },
  { name: 'dataset-overview', path: '/datasets/market_entities', login: STEWARD },
  { name: 'dataset-columns', path: '/datasets/market_entities?tab=columns', login: STEWARD },
  { name: 'dataset-checks', path: '/datasets/market_entities?tab=checks', login: STEWARD },
  {
    name: 'datasets-search',
    path: `/datasets?q=${encodeURIComponent('企业名称')}&health=failing`,
    login: STEWARD,
  },
  { name: 'datasets-nothing', path: '/datasets?q=zzzz', login: 'member' },
  {
    name: 'dataset-quality',
    path: '/datasets/market_entities?tab=quality',
    login: STEWARD,
    whole: true,
    act: (page) => page.locator('figure svg[width]').first().waitFor(),
  },
  {
    name: 'dataset-quality-table',
    path: '/datasets/market_entities?tab=quality',
    login: STEWARD,
    act: async (page) => {
      await page.locator('figure .ant-segmented-item').nth(1).click();
      await page.locator('figure tbody button').first().waitFor();
    },
  },
  { name: 'dataset-rows', path: '/datasets/market_entities?tab=rows', login: STEWARD },
  { name: 'dataset-refused', path: '/datasets/deaths?tab=rows', login: STEWARD, expected: [403] },
  { name: 'dataset-versions', path: '/datasets/market_entities?tab=versions', login: STEWARD },
  {
    name: 'dataset-lineage',
    path: '/datasets/market_entities?tab=lineage',
    login: STEWARD,
    act: (page) => page.locator('.react-flow__node, h2').first().waitFor(),
  },
  {
    name: 'dataset-lineage-list',
    path: '/datasets/legal_entity?tab=lineage',
    login: 'member',
    act: async (page) => {
      await page.locator('.ant-segmented-item').nth(1).click();
      await page.locator('section h2').first().waitFor();
    },
  },
  {
    name: 'dataset-differences',
    path: '/datasets/market_entities?tab=versions&compare=0-1',
    login: STEWARD,
    whole: true,
    act: (page) => page.locator('del, ins').first().waitFor(),
  },
  { name: 'dataset-use', path: '/datasets/market_entities?tab=use', login: STEWARD, whole: true },
  { name: 'deliveries', path: '/deliveries', login: STEWARD },
  {
    name: 'delivery',
    path: '/deliveries',
    login: STEWARD,
    whole: true,
    act: async (page) => {
      await page.locator('tbody a').first().click();
      await page.locator('h2').first().waitFor();
    },
  },
  { name: 'delivery-new', path: '/deliveries/new/market_entities', login: STEWARD },
  {
    name: 'delivery-check',
    path: '/deliveries/new/market_entities',
    login: STEWARD,
    whole: true,
    act: async (page) => {
      const file = { name: '市场主体.csv', mimeType: 'text/csv', buffer: Buffer.from(MESSY) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.locator('.ant-statistic').first().waitFor();
    },
  },
  {
    name: 'delivery-columns',
    path: '/deliveries/new/market_entities',
    login: STEWARD,
    whole: true,
    act: async (page) => {
      const strange = MESSY.replace('企业名称', '单位全称').replace('统一社会信用代码', '信用代码');
      const file = { name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(strange) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.locator('tbody tr').nth(5).waitFor();
    },
  },
  {
    name: 'delivery-unreadable',
    path: '/deliveries/new/market_entities',
    login: STEWARD,
    expected: [422],
    act: async (page) => {
      const file = { name: '扫描件.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'registries', path: '/registries', login: 'member' },
  {
    name: 'registry-hits',
    path: '/registries/legal_entity',
    login: 'member',
    act: async (page) => {
      await find(page, '示例');
      await page.locator('tbody button').first().waitFor();
    },
  },
  { name: 'registry-record', path: '/registries/legal_entity', login: 'member', whole: true, act: lookUp },
  { name: 'registry-conflicts', path: '/registries/legal_entity?tab=conflicts', login: BUREAU },
  {
    name: 'registry-settle',
    path: '/registries/legal_entity?tab=conflicts',
    login: BUREAU,
    act: (page) => page.locator('tbody button').first().click(),
  },
  { name: 'registry-settlements', path: '/registries/legal_entity?tab=settlements', login: BUREAU },
  {
    name: 'query',
    path: `/query?sql=${encodeURIComponent('select kind, status, count(*) as firms\nfrom market_entities\ngroup by kind, status\norder by firms desc')}`,
    login: STEWARD,
    act: async (page) => {
      await page.locator('.anticon-play-circle').click();
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  {
    name: 'query-chart',
    path: `/query?sql=${encodeURIComponent('select kind, count(*) as firms\nfrom market_entities\ngroup by kind\norder by firms desc')}`,
    login: STEWARD,
    act: async (page) => {
      await page.locator('.anticon-play-circle').click();
      await page.getByRole('gridcell').first().waitFor();
      await page.getByText(/^(图表|Chart)$/).click();
      await page.locator('figure').waitFor();
      await page.locator('.ant-collapse-header').nth(1).click();
    },
  },
  {
    name: 'query-wrong',
    path: `/query?sql=${encodeURIComponent('select nope from market_entities')}`,
    login: STEWARD,
    expected: [422],
    act: async (page) => {
      await page.locator('.anticon-play-circle').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'map', path: '/map', login: 'member', whole: true, act: drawn },
  {
    name: 'map-district',
    path: '/map?indicator=residents_60_share&level=township&within=370303',
    login: 'member',
    whole: true,
    act: drawn,
  },
  {
    name: 'map-townships',
    path: '/map?indicator=firms_founded&level=township',
    login: 'member',
    act: drawn,
  },
  { name: 'organisations', path: '/organisations', login: 'admin' },
  {
    name: 'organisation',
    path: '/organisations?q=zibo',
    login: 'admin',
    act: async (page) => {
      await page.locator('tbody a').first().click();
      await page.locator('h2').first().waitFor();
    },
  },
  { name: 'people', path: '/people', login: 'admin' },
  {
    name: 'person-new',
    path: '/people',
    login: 'admin',
    act: async (page) => {
      await page.locator('.ant-btn-primary').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'person-change',
    path: '/people?q=member',
    login: 'admin',
    act: async (page) => {
      await page.locator('tbody button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'audit', path: '/audit', login: 'auditor' },
  { name: 'rules', path: '/rules', login: STEWARD },
  {
    name: 'rule',
    path: '/rules/bonded-zone-reward?tab=examples',
    login: STEWARD,
    whole: true,
    act: async (page) => {
      await page.getByRole('tabpanel').getByRole('button').first().click();
      await page.getByRole('tabpanel').locator('button[type=submit]').click();
      await page.locator('.ant-descriptions').first().waitFor();
    },
  },
  { name: 'rule-about', path: '/rules/bonded-zone-reward?tab=about', login: STEWARD },
  {
    name: 'rule-run',
    path: '/rules/social-insurance-relief?tab=run',
    login: 'steward-human-resources',
    whole: true,
    act: async (page) => {
      const form = page.getByRole('tabpanel').locator('form');
      await form.locator('input').first().fill('2020-03');
      await form.locator('button[type=submit]').click();
      await page.locator('.ant-statistic').or(page.getByRole('alert')).first().waitFor();
    },
    expected: [403],
  },
  { name: 'packs', path: '/packs', login: 'admin' },
  {
    name: 'pack',
    path: '/packs/bonded-zone?tab=files',
    login: 'admin',
    whole: true,
    act: (page) => page.getByRole('button', { name: 'README.md' }).click(),
  },
  { name: 'pack-items', path: '/packs/bonded-zone', login: 'admin' },
  { name: 'pack-findings', path: '/packs/bonded-zone?tab=findings', login: 'admin' },
  { name: 'trace', path: '/trace?state=carried_out', login: 'auditor' },
];
