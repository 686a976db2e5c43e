// What the table was, version by version, and the way back.
import { App, Button, Flex, Tag, type TableProps } from 'antd';
import type { Dataset, TableVersion } from '../api/types';
import { Loaded } from '../components/loaded';
import { PlainTable } from '../components/plain-table';
import { ProblemAlert } from '../components/problem-alert';
import { Time } from '../components/time';
import type { ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { useRestore, useVersions } from './queries';
import { datasetTexts } from './texts';

export function VersionsTab({ dataset, list }: { dataset: Dataset; list: ListParams }) {
  const texts = useTexts(datasetTexts).version;
  const versions = useVersions(dataset.name);
  const restore = useRestore(dataset.name);
  const { message } = App.useApp();
  const columns = useColumns(dataset, list, versions.data?.[0]?.version, (version) =>
    // What goes wrong is shown above the table; the dialog closes either way.
    restore.mutateAsync(version).then(
      (made) => void message.success(texts.restored(made.version)),
      () => undefined,
    ),
  );
  return (
    <Flex vertical gap={12}>
      {restore.isError && <ProblemAlert error={restore.error} />}
      <Loaded query={versions}>
        {(rows) => (
          <PlainTable
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.version)}
            empty={texts.empty}
          />
        )}
      </Loaded>
    </Flex>
  );
}

function useColumns(
  dataset: Dataset,
  list: ListParams,
  latest: number | undefined,
  restore: (version: number) => Promise<void>,
): NonNullable<TableProps<TableVersion>['columns']> {
  const texts = useTexts(datasetTexts).version;
  const { cancel } = useTexts(common);
  const { modal } = App.useApp();
  const confirm = (version: number) =>
    void modal.confirm({
      title: texts.restoreTitle(version),
      content: texts.restoreDetail,
      okText: texts.restore,
      cancelText: cancel,
      onOk: () => restore(version),
    });
  return [
    {
      title: texts.number,
      render: (_, { version }) => (
        <span className="number">
          {version} {version === latest && <Tag color="processing">{texts.latest}</Tag>}
        </span>
      ),
    },
    { title: texts.at, render: (_, row) => <Time at={row.at} /> },
    { title: texts.operation, render: (_, row) => <span className="mono">{row.operation}</span> },
    { title: texts.transaction, render: (_, row) => <span className="mono">{row.transaction}</span> },
    {
      title: '',
      align: 'end',
      render: (_, { version }) => (
        <Flex gap={8} justify="flex-end">
          <Button size="small" onClick={() => list.change({ tab: 'rows', version: String(version) })}>
            {texts.see}
          </Button>
          {dataset.may.includes('version.restore') && version !== latest && (
            <Button size="small" onClick={() => confirm(version)}>
              {texts.restore}
            </Button>
          )}
        </Flex>
      ),
    },
  ];
}
