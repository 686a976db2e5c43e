// Rejected cells with the reason for each, as they stand in the file.
import { Typography, type TableProps } from 'antd';
import type { Dataset, RejectedCell } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { useTexts } from '../texts/use-texts';
import { useRuleNames } from './quality-table';
import { deliveryTexts } from './texts';

type Numbered = RejectedCell & { number: number };

export function RejectedTable({ dataset, rejected }: { dataset: Dataset; rejected: RejectedCell[] }) {
  const rows = rejected.map((cell, number) => ({ ...cell, number }));
  return (
    <PlainTable<Numbered> rows={rows} columns={useColumns(dataset)} rowKey={(cell) => String(cell.number)} />
  );
}

function useColumns(dataset: Dataset): NonNullable<TableProps<Numbered>['columns']> {
  const { wizard, quality } = useTexts(deliveryTexts);
  const names = useRuleNames(dataset.name);
  return [
    { title: wizard.line, align: 'end', render: (_, { line }) => <span className="number">{line}</span> },
    { title: quality.column, render: (_, cell) => names.column(cell.column) ?? quality.whole },
    {
      title: wizard.value,
      render: (_, { value }) =>
        value === '' ? (
          <Typography.Text type="secondary">{wizard.emptyValue}</Typography.Text>
        ) : (
          <code>{value}</code>
        ),
    },
    {
      title: wizard.reason,
      render: (_, { reason }) => (
        <div style={{ minWidth: 240, maxWidth: 520, whiteSpace: 'normal' }}>{reason}</div>
      ),
    },
  ];
}
