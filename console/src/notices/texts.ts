// What people read about notices to their organisation.
import { defineTexts } from '../texts/texts';

export const noticeTexts = defineTexts(
  {
    title: '告知',
    lead: '本单位提出或需要核实的校核申请有了进展，或者本单位收到过的数据已在源头更正。',
    empty: '没有告知',
    emptyUnread: '没有未读的告知',
    onlyUnread: '只看未读',
    read: '已读',
    mark: '标为已读',
    answered: (number: string) => `本单位提出的校核申请 ${number} 有新的进展`,
    toVerify: (number: string) => `校核申请 ${number} 待本单位核实`,
    corrected: (number: string) => `本单位收到过的数据已更正（${number}），请重新获取并更新`,
    key: '记录主键',
    someRecord: '该数据资源的某条记录',
  },
  {
    title: 'Notices',
    lead: 'What your organisation reported or has to verify went on, or data that it received were corrected at the source.',
    empty: 'No notices',
    emptyUnread: 'No unread notices',
    onlyUnread: 'Unread only',
    read: 'Read',
    mark: 'Mark as read',
    answered: (number) => `The correction ${number}, which your organisation reported, went on`,
    toVerify: (number) => `The correction ${number} waits for your organisation to verify it`,
    corrected: (number) => `Data that your organisation received were corrected (${number}); fetch them anew`,
    key: 'Key of the record',
    someRecord: 'a record of this dataset',
  },
);
