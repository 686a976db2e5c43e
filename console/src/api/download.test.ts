import { expect, it } from 'vitest';
import { fileName } from './download';

it('reads Chinese file names as the server writes them', () => {
  expect(fileName("attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%201.xlsx")).toBe('台账 1.xlsx');
});

it('knows no name where the header tells none', () => {
  expect(fileName(null)).toBeUndefined();
  expect(fileName('attachment')).toBeUndefined();
});
