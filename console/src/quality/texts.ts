// What people read on the quality of a dataset over time.
import { defineTexts } from '../texts/texts';

export const qualityTexts = defineTexts(
  {
    title: '历次交付的不合格率',
    delivery: '交付时间',
    failedValues: '不合格值占比',
    badRows: '退回行占比',
    lead: '按交付时间排列；点击图中的点可打开该次交付。',
    cut: (count: string) => `仅显示最近 ${count} 次交付；点击图中的点可打开该次交付。`,
    effect: '不符合时',
    lastFailed: '最近一次不合格',
    lastShare: '占比',
    often: '不合格的交付次数',
    lastTime: '上次不合格',
    ofWhole: (part: string, whole: string) => `${part} / ${whole}`,
    clean: '所有规则在历次交付中均未发现问题',
    showAll: (count: string) => `显示全部 ${count} 条规则`,
    showFailing: '仅显示出现过问题的规则',
  },
  {
    title: 'Failures of each delivery',
    delivery: 'Delivered at',
    failedValues: 'Failed values',
    badRows: 'Rejected rows',
    lead: 'In the order of delivery; choose a point to open its delivery.',
    cut: (count) => `Only the last ${count} deliveries; choose a point to open its delivery.`,
    effect: 'If it fails',
    lastFailed: 'Failed last time',
    lastShare: 'Share',
    often: 'Deliveries with failures',
    lastTime: 'Failed last',
    ofWhole: (part, whole) => `${part} / ${whole}`,
    clean: 'No rule found anything wrong in any delivery',
    showAll: (count) => `Show all ${count} rules`,
    showFailing: 'Show only rules that failed',
  },
);
