// The history of a table, version by version: what made each, what changed between two, and the way back.
import { App, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Dataset } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { ServerTable } from '../components/server-table';
import type { ListParams } from '../components/use-page-params';
import { useTexts } from '../texts/use-texts';
import { Differences } from './differences';
import { chosenOf, choosing } from './choice';
import { useRestore, useVersions } from './queries';
import { RestoreDialog } from './restore-dialog';
import { versionTexts } from './texts';
import { useVersionColumns } from './version-columns';

export function VersionsTab({ dataset, list }: { dataset: Dataset; list: ListParams }) {
  const texts = useTexts(versionTexts);
  const versions = useVersions(dataset.name, list.paging);
  const restore = useRestore(dataset.name);
  const { message } = App.useApp();
  const [target, setTarget] = useState<number>();
  const latest = versions.data === undefined ? undefined : versions.data.total - 1;
  const chosen = chosenOf(list.value('compare'));
  const choose = (numbers: number[]) =>
    list.change({ tab: 'versions', compare: numbers.join('-') || undefined });
  const columns = useVersionColumns({
    latest,
    see: (version) => list.change({ tab: 'rows', version: String(version) }),
    compare: (version) => choose([version - 1, version]),
    restore: dataset.may.includes('version.restore') ? setTarget : undefined,
  });
  const [before, after] = chosen;
  if (before !== undefined && after !== undefined) {
    return <Differences dataset={dataset} before={before} after={after} close={() => choose([])} />;
  }
  return (
    <Flex vertical gap={12}>
      {restore.isError && <ProblemAlert error={restore.error} />}
      <Typography.Text type="secondary">{texts.lead}</Typography.Text>
      <ServerTable
        query={versions}
        columns={columns}
        rowKey={(row) => String(row.version)}
        list={list}
        empty={texts.empty}
        selection={{
          selectedRowKeys: chosen.map(String),
          hideSelectAll: true,
          columnTitle: texts.compare,
          columnWidth: 72,
          onSelect: ({ version }) => choose(choosing(chosen, version)),
          getCheckboxProps: ({ version }) => ({ 'aria-label': texts.choose(version) }),
        }}
      />
      {target !== undefined && latest !== undefined && (
        <RestoreDialog
          dataset={dataset}
          latest={latest}
          target={target}
          isBusy={restore.isPending}
          cancel={() => setTarget(undefined)}
          restore={() =>
            // What goes wrong is shown above the table; the dialog closes either way.
            void restore
              .mutateAsync(target)
              .then(
                (made) => void message.success(texts.restored(made.version)),
                () => undefined,
              )
              .then(() => setTarget(undefined))
          }
        />
      )}
    </Flex>
  );
}
