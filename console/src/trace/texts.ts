// What people read about the trace of clauses.
import { defineTexts } from '../texts/texts';

export const traceTexts = defineTexts(
  {
    title: '条款追溯',
    lead: '公开文件的每一条要求：由什么落实，测试是否通过。',
    total: '条款',
    carriedOut: '已落实',
    passing: '测试通过',
    document: '文件',
    allDocuments: '全部文件',
    only: '只看已落实的条款',
    id: '编号',
    clause: '条款',
    place: '出处',
    carriers: '由什么落实',
    nothing: '尚未落实',
    tests: { passing: '测试通过', failing: '测试未通过', untested: '没有测试' },
    empty: '没有符合条件的条款',
  },
  {
    title: 'Trace',
    lead: 'For each demand of the published documents: what carries it out, and whether its tests pass.',
    total: 'Clauses',
    carriedOut: 'Carried out',
    passing: 'Tests pass',
    document: 'Document',
    allDocuments: 'All documents',
    only: 'Only clauses that are carried out',
    id: 'Number',
    clause: 'Clause',
    place: 'Where it stands',
    carriers: 'Carried out by',
    nothing: 'Not yet',
    tests: { passing: 'Tests pass', failing: 'Tests fail', untested: 'No tests' },
    empty: 'No clause matches',
  },
);
