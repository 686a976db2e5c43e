// The checks of a contract: what must hold, of which column, and what happens to a row that fails.
import type { TableProps } from 'antd';
import type { Dataset } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { useSay, useTexts } from '../texts/use-texts';
import { datasetTexts } from './texts';

type Check = Dataset['checks'][number];

export function ChecksTable({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  return (
    <PlainTable
      rows={dataset.checks}
      columns={useColumns(dataset)}
      rowKey={(check) => check.name}
      empty={texts.noChecks}
    />
  );
}

function useColumns(dataset: Dataset): NonNullable<TableProps<Check>['columns']> {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const title = (name: string | null | undefined) => {
    const column = dataset.columns.find((column) => column.name === name);
    return column ? say(column.title) : (name ?? texts.check.whole);
  };
  return [
    {
      title: texts.check.message,
      render: (_, check) => (
        <>
          <div>{say(check.message)}</div>
          <div className="mono">{check.name}</div>
        </>
      ),
    },
    { title: texts.check.column, render: (_, check) => title(check.column) },
    {
      title: texts.check.effect,
      render: (_, { warning }) => (
        <StatusTag mood={warning ? 'warning' : 'bad'}>
          {warning ? texts.check.warn : texts.check.reject}
        </StatusTag>
      ),
    },
  ];
}
