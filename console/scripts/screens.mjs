// The screens of which pictures are taken, with who looks at them and what is done first.

import { DATA_SCREENS, STEWARD } from './screens-of-data.mjs';
import { SHARING_SCREENS } from './screens-of-sharing.mjs';

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

/** @type {import('./screens-of-data.mjs').Screen[]} */
export const SCREENS = [
  { name: 'login', path: '/' },
  { name: 'home', path: '/', login: STEWARD },
  { name: 'home-member', path: '/', login: 'member' },
  { name: 'profile', path: '/profile', login: STEWARD, whole: true },
  ...DATA_SCREENS,
  ...SHARING_SCREENS,
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
      await page.locator('figure svg:not([data-icon])').waitFor();
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
