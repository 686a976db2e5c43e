// Words of the catalogue's attributes (发改高技〔2017〕1272号); other folders use them too.
import { defineTexts } from '../texts/texts';

export const words = defineTexts(
  {
    facets: {
      owner: '单位',
      theme: '主题',
      sharing: '共享属性',
      update_cycle: '更新周期',
      state: '状态',
      origin: '来源',
    },
    sharing: { unconditional: '无条件共享', conditional: '有条件共享', not_shared: '不予共享' },
    state: { draft: '草稿', reviewed: '已审核', published: '已发布', withdrawn: '已撤销' },
    origin: { delivered: '部门交付', model: '模型', registry: '主题库', reference: '参考数据' },
    update_cycle: {
      real_time: '实时',
      daily: '每日',
      weekly: '每周',
      monthly: '每月',
      quarterly: '每季度',
      half_yearly: '每半年',
      yearly: '每年',
      irregular: '不定期',
    },
    mode: { append: '追加', replace: '整体替换', upsert: '按主键更新' },
    grade: { general: '一般数据', important: '重要数据', core: '核心数据' },
    personal: { no: '非个人信息', personal: '个人信息', sensitive: '敏感个人信息' },
    classes: { basic: '基础信息资源', theme: '主题信息资源', department: '部门信息资源' },
  },
  {
    facets: {
      owner: 'Organisation',
      theme: 'Theme',
      sharing: 'Sharing',
      update_cycle: 'Update cycle',
      state: 'State',
      origin: 'Origin',
    },
    sharing: { unconditional: 'Unconditional', conditional: 'Conditional', not_shared: 'Not shared' },
    state: { draft: 'Draft', reviewed: 'Reviewed', published: 'Published', withdrawn: 'Withdrawn' },
    origin: { delivered: 'Delivered', model: 'Model', registry: 'Registry', reference: 'Reference' },
    update_cycle: {
      real_time: 'Real time',
      daily: 'Daily',
      weekly: 'Weekly',
      monthly: 'Monthly',
      quarterly: 'Quarterly',
      half_yearly: 'Half-yearly',
      yearly: 'Yearly',
      irregular: 'Irregular',
    },
    mode: { append: 'Append', replace: 'Replace all', upsert: 'Update by key' },
    grade: { general: 'General', important: 'Important', core: 'Core' },
    personal: { no: 'Not personal', personal: 'Personal', sensitive: 'Sensitive' },
    classes: { basic: 'Basic', theme: 'Theme', department: 'Department' },
  },
);
