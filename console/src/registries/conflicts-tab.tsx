// Where the sources of a registry disagree: each with the sources side by side, to settle.
import { Button, Flex, Select, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import type { Conflict, Registry } from '../api/types';
import { ACTIONS } from '../components/data-table';
import { ServerTable } from '../components/server-table';
import { StatusTag } from '../components/status-tag';
import { Time } from '../components/time';
import type { ListParams } from '../components/use-page-params';
import { useTexts } from '../texts/use-texts';
import { ConflictValues } from './conflict-values';
import { useFieldTitles } from './field-titles';
import { useConflicts } from './queries';
import { SettleDialog } from './settle-dialog';
import { registryTexts } from './texts';

export function ConflictsTab({ registry, list }: { registry: Registry; list: ListParams }) {
  const texts = useTexts(registryTexts).conflict;
  const title = useFieldTitles(registry);
  const [chosen, setChosen] = useState<Conflict>();
  const field = list.value('field');
  const conflicts = useConflicts(registry.name, { ...list.paging, ...(field ? { field } : {}) });
  const options = registry.fields.map((name) => ({ value: name, label: title(name) }));
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{texts.lead}</Typography.Text>
      <Select
        aria-label={texts.field}
        value={field ?? ''}
        options={[{ value: '', label: texts.allFields }, ...options]}
        onChange={(value: string) => list.change({ field: value })}
        style={{ width: 220 }}
      />
      <ServerTable
        query={conflicts}
        columns={useColumns(registry, setChosen)}
        rowKey={(conflict) => `${conflict.key} ${conflict.field}`}
        list={list}
        empty={texts.empty}
      />
      {chosen && <SettleDialog registry={registry} conflict={chosen} onClose={() => setChosen(undefined)} />}
    </Flex>
  );
}

function useColumns(
  registry: Registry,
  settle: (conflict: Conflict) => void,
): NonNullable<TableProps<Conflict>['columns']> {
  const texts = useTexts(registryTexts).conflict;
  const title = useFieldTitles(registry);
  return [
    { title: texts.key, render: (_, conflict) => <span className="mono">{conflict.key}</span> },
    { title: texts.field, render: (_, conflict) => title(conflict.field) },
    {
      title: texts.values,
      render: (_, conflict) => <ConflictValues registry={registry} conflict={conflict} />,
    },
    { title: texts.since, render: (_, conflict) => <Time at={conflict.since} /> },
    {
      title: texts.state,
      render: (_, { settled }) => (
        <StatusTag mood={settled ? 'good' : 'warning'}>{settled ? texts.settled : texts.open}</StatusTag>
      ),
    },
    {
      ...ACTIONS,
      render: (_, conflict) => (
        <Button
          disabled={!registry.may.includes('conflict.settle')}
          size="small"
          onClick={() => settle(conflict)}
        >
          {conflict.settled ? texts.again : texts.settle}
        </Button>
      ),
    },
  ];
}
