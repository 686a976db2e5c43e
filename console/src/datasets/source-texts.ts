// What people read about source departments.
import { defineTexts } from '../texts/texts';

export const sourceTexts = defineTexts(
  {
    title: '数源部门',
    name: '指定数源部门',
    item: '信息项',
    whole: '整个数据资源',
    organisation: '数源部门',
    reason: '依据',
    namedAt: '指定时间',
    none: '还没有指定数源部门',
    add: '添加',
    remove: '删除',
    save: '保存',
    missing: '请填写',
  },
  {
    title: 'Source departments',
    name: 'Name source departments',
    item: 'Item',
    whole: 'The whole dataset',
    organisation: 'Source department',
    reason: 'Basis',
    namedAt: 'Named',
    none: 'No source department is named yet',
    add: 'Add',
    remove: 'Remove',
    save: 'Save',
    missing: 'Fill this in',
  },
);
