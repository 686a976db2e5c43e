// The runs of a share's batches, the latest first.
import { Flex, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import type { Batch } from '../api/types';
import { Copyable } from '../components/copyable';
import { ServerTable } from '../components/server-table';
import { StatusTag, type Mood } from '../components/status-tag';
import { Time } from '../components/time';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useBatches } from './queries';
import { batchTexts } from './texts';

const MOODS: Record<Batch['state'], Mood> = {
  running: 'busy',
  done: 'good',
  failed: 'bad',
  stopped: 'warning',
};

export function RunsTable({ number }: { number: string }) {
  const texts = useTexts(batchTexts);
  const [paging, setPaging] = useState({ page: 1, page_size: 10 });
  const runs = useBatches(number, paging);
  return (
    <ServerTable
      query={runs}
      columns={useColumns()}
      rowKey={(run) => run.id}
      list={{ turn: (page, size) => setPaging({ page, page_size: size }) }}
      empty={texts.empty}
    />
  );
}

function useColumns(): NonNullable<TableProps<Batch>['columns']> {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  const counts = ({ written }: Batch) =>
    written ? [written.inserted, written.updated, written.deleted].map(number).join(' / ') : '—';
  return [
    { title: texts.started, render: (_, run) => <Time at={run.started_at} /> },
    { title: texts.state, render: (_, run) => <State run={run} /> },
    { title: texts.kind, render: (_, run) => texts.kinds[run.kind] },
    { title: texts.rows, render: (_, run) => counts(run) },
    { title: texts.total, render: (_, run) => (run.written ? number(run.written.total) : '—') },
    { title: texts.version, render: (_, run) => run.written?.version ?? '—' },
    {
      title: texts.receipt,
      render: (_, run) => (run.written ? <Copyable text={run.written.receipt} /> : '—'),
    },
  ];
}

function State({ run }: { run: Batch }) {
  const texts = useTexts(batchTexts);
  return (
    <Flex vertical gap={4} align="flex-start">
      <StatusTag mood={MOODS[run.state]}>{texts.states[run.state]}</StatusTag>
      {run.reason && <Typography.Text type="secondary">{run.reason.message}</Typography.Text>}
    </Flex>
  );
}
