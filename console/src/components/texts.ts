// What people read on the parts that many pages share.
import { defineTexts } from '../texts/texts';

export const componentTexts = defineTexts(
  {
    chart: {
      chart: '图',
      table: '表',
      view: (title: string) => `“${title}”的显示方式`,
      described: (title: string, points: string, series: string) =>
        `${title}：图中有 ${points} 个点，系列为${series}；切换为“表”可读出每个数值。`,
      and: '、',
      empty: '还没有可画的数据',
    },
    masked: '您看到的是脱敏后的值',
    form: { missing: '请填写', malformed: '与要求的格式不符，请检查' },
  },
  {
    chart: {
      chart: 'Chart',
      table: 'Table',
      view: (title) => `How to show “${title}”`,
      described: (title, points, series) =>
        `${title}: a chart of ${points} points, showing ${series}; switch to “Table” to read each value.`,
      and: ', ',
      empty: 'Nothing to draw yet',
    },
    masked: 'You see masked values',
    form: { missing: 'Fill this in', malformed: 'This does not have the form that is asked for' },
  },
);
