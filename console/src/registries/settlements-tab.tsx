// Decisions on conflicts, the latest first, and the way to take one back.
import { App, Button, Flex, type TableProps } from 'antd';
import type { Registry, Settlement } from '../api/types';
import { ACTIONS } from '../components/data-table';
import { ProblemAlert } from '../components/problem-alert';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import type { ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { useSettlements, useWithdrawSettlement } from './queries';
import { SourceName } from './source-name';
import { registryTexts } from './texts';

export function SettlementsTab({ registry, list }: { registry: Registry; list: ListParams }) {
  const texts = useTexts(registryTexts).settlement;
  const { cancel } = useTexts(common);
  const { modal } = App.useApp();
  const settlements = useSettlements(registry.name, list.paging);
  const withdraw = useWithdrawSettlement(registry.name);
  const confirm = ({ key, field }: Settlement) =>
    void modal.confirm({
      title: texts.question,
      okText: texts.withdraw,
      cancelText: cancel,
      onOk: () => withdraw.mutateAsync({ key, field }).catch(() => undefined),
    });
  return (
    <Flex vertical gap={12}>
      {withdraw.isError && <ProblemAlert error={withdraw.error} />}
      <ServerTable
        query={settlements}
        columns={useColumns(registry, confirm)}
        rowKey={(settlement) => `${settlement.key} ${settlement.field}`}
        list={list}
        empty={texts.empty}
      />
    </Flex>
  );
}

function useColumns(
  registry: Registry,
  withdraw: (settlement: Settlement) => void,
): NonNullable<TableProps<Settlement>['columns']> {
  const { settlement: texts, conflict } = useTexts(registryTexts);
  const title = useFieldTitles(registry);
  return [
    { title: conflict.key, render: (_, row) => <span className="mono">{row.key}</span> },
    { title: conflict.field, render: (_, row) => title(row.field) },
    { title: texts.source, render: (_, row) => <SourceName registry={registry} source={row.source} /> },
    { title: texts.value, render: (_, row) => row.value },
    {
      title: texts.reason,
      render: (_, row) => <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{row.reason}</div>,
    },
    { title: texts.at, render: (_, row) => <Time at={row.at} /> },
    {
      ...ACTIONS,
      render: (_, row) => (
        <Button
          size="small"
          disabled={!registry.may.includes('conflict.settle')}
          onClick={() => withdraw(row)}
        >
          {texts.withdraw}
        </Button>
      ),
    },
  ];
}
