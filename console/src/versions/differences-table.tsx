// The rows that differ between two versions: which row, and for each value what it was and what it is.
import type { UseQueryResult } from '@tanstack/react-query';
import { Flex, Typography, type TableProps } from 'antd';
import type { Dataset, RowDifference, VersionDifferences } from '../api/types';
import { ServerTable } from '../components/server-table';
import { StatusTag, type Mood } from '../components/status-tag';
import { useCellText } from '../components/use-cell-text';
import { useSay, useTexts } from '../texts/use-texts';
import { cellsOf, keyOf } from './cells';
import { versionTexts } from './texts';

const MOODS: Record<RowDifference['change'], Mood> = { added: 'good', changed: 'warning', removed: 'bad' };

interface Props {
  dataset: Dataset;
  query: UseQueryResult<VersionDifferences>;
  turn: (page: number, size: number) => void;
}

export function DifferencesTable({ dataset, query, turn }: Props) {
  const columns = useColumns(dataset, query.data);
  // Rows have no number of their own; on their page they keep their order.
  const keys = new Map(query.data?.items.map((row, index) => [row, String(index)]));
  return (
    <ServerTable query={query} columns={columns} rowKey={(row) => keys.get(row) ?? ''} list={{ turn }} />
  );
}

function useColumns(
  dataset: Dataset,
  found: VersionDifferences | undefined,
): NonNullable<TableProps<RowDifference>['columns']> {
  const texts = useTexts(versionTexts);
  const say = useSay();
  const text = useCellText();
  const titles = new Map(dataset.columns.map((column) => [column.name, say(column.title)]));
  const title = (name: string) => titles.get(name) ?? name;
  if (found === undefined) {
    return [];
  }
  return [
    {
      title: texts.change,
      render: (_, { change }) => <StatusTag mood={MOODS[change]}>{texts.words[change]}</StatusTag>,
    },
    ...found.key.map((name) => ({
      title: title(name),
      render: (_: unknown, row: RowDifference) => (
        <span className="number">{text(keyOf(row, found.columns.indexOf(name)))}</span>
      ),
    })),
    {
      title: texts.values,
      render: (_, row) => (
        <Flex wrap gap="4px 16px" style={{ minWidth: 260, maxWidth: 760, whiteSpace: 'normal' }}>
          {cellsOf(row, found).map(({ column, before, after }) => (
            <span key={column}>
              <Typography.Text type="secondary">{title(column)}：</Typography.Text>
              {row.change !== 'added' && <del>{text(before) || texts.nothing}</del>}
              {row.change === 'changed' && ' → '}
              {row.change !== 'removed' && <ins>{text(after) || texts.nothing}</ins>}
            </span>
          ))}
        </Flex>
      ),
    },
  ];
}
