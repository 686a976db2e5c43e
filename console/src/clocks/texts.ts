// What people read on the board of clocks.
import { defineTexts } from '../texts/texts';

export const clockTexts = defineTexts(
  {
    title: '时限看板',
    lead: '正在办理的共享申请、数据校核和目录变更，按到期先后排列；时限按《政务数据共享条例》计算。',
    empty: '没有正在计时的事项。',
    cut: '事项过多，只列出其中一部分；请先办理最紧急的。',
    number: '编号',
    matter: '事项',
    matters: { share: '共享', correction: '校核', catalogue_change: '目录变更' },
    dataset: '数据资源',
    to: '数据所属部门',
    from: '提出部门',
    state: '状态',
    limit: '办理时限',
    lamps: { all: '全部', red: '已超期', yellow: '将到期', green: '未到期', paused: '暂停计时' },
    filter: '按时限筛选',
  },
  {
    title: 'Clocks',
    lead: 'Shares, corrections and changes of the catalogue that are under way, the first to end on top; time limits follow Decree 809.',
    empty: 'No clock is running.',
    cut: 'There are too many, so only some are listed; deal with the most urgent first.',
    number: 'Number',
    matter: 'Matter',
    matters: { share: 'Share', correction: 'Correction', catalogue_change: 'Catalogue change' },
    dataset: 'Dataset',
    to: 'Whose data',
    from: 'Who asked',
    state: 'State',
    limit: 'Time limit',
    lamps: { all: 'All', red: 'Overdue', yellow: 'Ending soon', green: 'In time', paused: 'Standing still' },
    filter: 'Filter by time limit',
  },
);
