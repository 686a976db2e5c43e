import { expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { headersOf, settledBy } from './mapping';

it('settles nothing when nothing changed', () => {
  expect(settledBy({ name: '企业名称' }, { name: '企业名称' })).toEqual({});
});

it('gives a column another header, and passes over the one that it had', () => {
  expect(settledBy({ name: '企业名称' }, { name: '单位名称' })).toEqual({ 企业名称: '', 单位名称: 'name' });
});

it('gives a header to another column without passing it over', () => {
  expect(settledBy({ name: '名称' }, { name: undefined, title: '名称' })).toEqual({ 名称: 'title' });
});

it('settles the headers of a file in which columns were missing', () => {
  const problem = new Problem(422, { params: { headers: '企业名称, 代码' } });
  expect(headersOf(problem)).toEqual(['企业名称', '代码']);
  expect(headersOf(new Problem(422))).toBeUndefined();
});
