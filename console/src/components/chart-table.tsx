// The numbers of a chart as a table: for those who cannot see the chart, and for those who want to know exactly.
import { Button, type TableProps } from 'antd';
import { useFormats } from '../texts/formats';
import { withUnit, type ChartData } from './chart-data';
import { PlainTable } from './plain-table';

interface Props {
  data: ChartData;
  onSelect: ((index: number) => void) | undefined;
}

interface Row {
  index: number;
  point: string;
}

export function ChartTable({ data, onSelect }: Props) {
  const rows = data.points.map((point, index) => ({ index, point }));
  return (
    <PlainTable rows={rows} columns={useColumns(data, onSelect)} rowKey={({ index }) => String(index)} />
  );
}

function useColumns(
  { name, series }: ChartData,
  onSelect: Props['onSelect'],
): NonNullable<TableProps<Row>['columns']> {
  const { number } = useFormats();
  return [
    {
      title: name,
      render: (_, { index, point }) =>
        onSelect ? (
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onSelect(index)}>
            {point}
          </Button>
        ) : (
          point
        ),
    },
    ...series.map(({ name, unit, values }) => ({
      title: name,
      align: 'end' as const,
      render: (_: unknown, { index }: Row) => (
        <span className="number">{withUnit(values[index], unit, number)}</span>
      ),
    })),
  ];
}
