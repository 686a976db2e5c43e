// What people read about flows: time limits, steps, what happened.
import { defineTexts } from '../texts/texts';

export const flowTexts = defineTexts(
  {
    steps: '办理经过',
    missing: '请填写',
    note: '说明',
    days: (most: string) => `天数（1 至 ${most}）`,
    dueBy: (moment: string) => `${moment} 前`,
    left: (days: string) => `还有 ${days} 天`,
    late: (days: string) => `已超期 ${days} 天`,
    workingLeft: (days: string) => `还有 ${days} 个工作日`,
    workingLate: (days: string) => `已超期 ${days} 个工作日`,
    paused: '暂停计时',
    met: '按时办结',
    metLate: '超期办结',
    provisional: '节假日安排尚未公布，截止时间可能变化',
  },
  {
    steps: 'What happened',
    missing: 'Fill this in',
    note: 'Note',
    days: (most) => `Days (1 to ${most})`,
    dueBy: (moment) => `by ${moment}`,
    left: (days) => `${days} days left`,
    late: (days) => `${days} days late`,
    workingLeft: (days) => `${days} working days left`,
    workingLate: (days) => `${days} working days late`,
    paused: 'Stands still',
    met: 'Done in time',
    metLate: 'Done too late',
    provisional: 'The holidays are not announced yet; the end may move',
  },
);
