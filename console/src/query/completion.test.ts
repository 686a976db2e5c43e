import { expect, it } from 'vitest';
import { optionsFor } from './completion';

const TABLES = [
  { name: 'market_entities', title: '市场主体登记信息', columns: [{ name: 'status', title: '登记状态' }] },
  { name: 'deaths', title: '死亡登记', columns: [{ name: 'died_on', title: '死亡日期' }] },
];

it('offers the columns of the tables that stand in the statement, by name and by title', () => {
  const labels = optionsFor('select sta from Market_Entities', TABLES).map(({ label }) => label);
  expect(labels).toEqual(['status', '登记状态', '市场主体登记信息', '死亡登记']);
});

it('writes the name where a title was chosen', () => {
  const deaths = optionsFor('', TABLES).find(({ label }) => label === '死亡登记');
  expect(deaths?.apply).toBe('deaths');
});
