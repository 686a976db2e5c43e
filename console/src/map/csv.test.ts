import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('writes what Excel reads as the same cells', () => {
  expect(csvOf(['名称', '数值'], [['张店区, "东"', '1.5']])).toBe(
    '\ufeff名称,数值\r\n"张店区, ""东""",1.5\r\n',
  );
});
