import { expect, it } from 'vitest';
import type { DeliveryCheck, MatchedColumn } from '../api/types';
import { guessOf, settledBy, sourceOf, withHeader } from './mapping';

const column = (name: string, header: string | null, near: string[] = []): MatchedColumn => ({
  column: name,
  title: name,
  header,
  by: header === null ? null : 'name',
  near,
});
const check = (...columns: MatchedColumn[]) => ({ columns }) as unknown as DeliveryCheck;

it('settles nothing when nothing changed', () => {
  expect(settledBy({ name: '企业名称' }, { name: '企业名称' })).toEqual({});
});

it('gives a column another header, and passes over the one that it had', () => {
  expect(settledBy({ name: '企业名称' }, { name: '单位名称' })).toEqual({ 企业名称: '', 单位名称: 'name' });
});

it('gives a header to another column without passing it over', () => {
  expect(settledBy({ name: '名称' }, { name: undefined, title: '名称' })).toEqual({ 名称: 'title' });
});

it('offers the likeliest free header for needed columns only', () => {
  const found = check(
    column('name', null, ['单位全称', '名称']),
    column('code', '代码'),
    column('phone', null, ['电话号']),
    column('other', null, ['代码', '单位全称']),
  );
  expect(guessOf(found, new Set(['name', 'other']))).toEqual({
    name: '单位全称',
    code: '代码',
    phone: undefined,
    other: undefined,
  });
});

it('takes a header away from the column that had it', () => {
  expect(withHeader({ name: '名称', title: undefined }, 'title', '名称')).toEqual({
    name: undefined,
    title: '名称',
  });
});

it('tells a guess from what the server found and from what a person chose', () => {
  const name = column('name', null, ['全称']);
  expect(sourceOf(name, { name: '全称' }, { name: '全称' })).toBe('guess');
  expect(sourceOf(name, { name: '全称' }, { name: '简称' })).toBe('chosen');
  expect(sourceOf(name, { name: '全称' }, { name: undefined })).toBeUndefined();
  const code = column('code', '代码');
  expect(sourceOf(code, { code: '代码' }, { code: '代码' })).toBe('name');
});
