// The screens of the catalogue and of deliveries, with who looks at them and what is done first.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, path: string, login?: string, whole?: boolean, expected?: number[], act?: (page: Page) => Promise<unknown> }} Screen
 */

export const STEWARD = 'steward-market-regulation';

const MESSY = `统一社会信用代码,企业名称,主体类型,法定代表人,成立日期,区划代码,住所,登记状态,备注
91370399PDY00001X6,淄博博山恒磁示例电子有限公司,企业,任一强,2025-10-20,370304002019,山东省淄博市博山区城西街道748号,存续,
91370399PDY00001X7,淄博甲示例有限公司,企业,张三,2020-13-01,370304002019,山东省淄博市博山区,存续,
,淄博乙示例有限公司,企业,李四,2020-06-15,370304002019,山东省淄博市博山区,开业,
`;

/** @type {Screen[]} */
export const DATA_SCREENS = [
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
    act: (page) => page.locator('figure svg:not([data-icon])').waitFor(),
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
  { name: 'delivery-choose', path: '/deliveries/new', login: STEWARD },
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
];
