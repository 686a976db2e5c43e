// What is wrong with rejected rows: line, column, value, and what to do about it.
import { Flex, Grid, Typography, type TableProps } from 'antd';
import type { RejectedCell } from '../api/types';
import { DataTable } from '../components/data-table';
import { StatusTag } from '../components/status-tag';
import { useSay, useTexts } from '../texts/use-texts';
import { useRuleNames } from './quality-table';
import { numbered, type NumberedCell } from './queries';
import { deliveryTexts } from './texts';

const SHOWN = 10;

/** Cells that came together; they are turned over here. */
export function RejectedTable({ dataset, rejected }: { dataset: string; rejected: RejectedCell[] }) {
  return (
    <DataTable<NumberedCell>
      dataSource={numbered(rejected)}
      columns={useRejectedColumns(dataset)}
      rowKey={(cell) => String(cell.place)}
      pagination={{ defaultPageSize: SHOWN, showSizeChanger: false, hideOnSinglePage: true }}
    />
  );
}

export function useRejectedColumns(dataset: string): NonNullable<TableProps<NumberedCell>['columns']> {
  const { rejected: texts, quality } = useTexts(deliveryTexts);
  const names = useRuleNames(dataset);
  const say = useSay();
  const { md: isWide } = Grid.useBreakpoint();
  const line = {
    title: texts.line,
    align: 'end' as const,
    render: (_: unknown, cell: NumberedCell) => <span className="number">{cell.line}</span>,
  };
  if (!isWide) {
    // On a phone the reason stands below what it is about, not out of sight.
    return [
      line,
      {
        title: texts.reason,
        render: (_, cell) => (
          <Flex vertical gap={4} style={{ maxWidth: '60vw', whiteSpace: 'normal' }}>
            <strong>{names.column(cell.column) ?? quality.whole}</strong>
            <Value cell={cell} />
            {say(cell.reason)}
          </Flex>
        ),
      },
    ];
  }
  return [
    line,
    { title: quality.column, render: (_, { column }) => names.column(column) ?? quality.whole },
    { title: texts.value, render: (_, cell) => <Value cell={cell} /> },
    {
      title: texts.reason,
      render: (_, { reason }) => (
        <div style={{ minWidth: 240, maxWidth: 520, whiteSpace: 'normal' }}>{say(reason)}</div>
      ),
    },
  ];
}

function Value({ cell: { value, masked } }: { cell: RejectedCell }) {
  const texts = useTexts(deliveryTexts).rejected;
  if (masked) {
    return <StatusTag mood="quiet">{texts.masked}</StatusTag>;
  }
  if (value === '') {
    return <Typography.Text type="secondary">{texts.emptyValue}</Typography.Text>;
  }
  return (
    <div style={{ maxWidth: 260, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      <code>{value}</code>
    </div>
  );
}
