// The numbers of the map as a table: the way to every district by the keyboard.
import { Button, Tooltip, type TableProps } from 'antd';
import type { Indicator, IndicatorValue } from '../api/types';
import { DataTable } from '../components/data-table';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { mapTexts } from './texts';
import { useNumbers } from './use-numbers';

interface Props {
  indicator: Indicator;
  rows: readonly IndicatorValue[];
  few: number;
  /** Names of the divisions above, where rows of several stand together. */
  above: ReadonlyMap<string, string> | undefined;
  marked: string | undefined;
  /** Opens a division; none where nothing is inside. */
  onOpen: ((code: string) => void) | undefined;
  onMark: (code: string | undefined) => void;
}

type Columns = NonNullable<TableProps<IndicatorValue>['columns']>;

const byValue = (a: IndicatorValue, b: IndicatorValue) => (a.value ?? -1) - (b.value ?? -1);

export function ValuesTable(props: Props) {
  const { rows, marked, onMark } = props;
  return (
    <DataTable<IndicatorValue>
      size="small"
      columns={useColumns(props)}
      rowKey={({ code }) => code}
      dataSource={rows}
      pagination={false}
      scroll={{}}
      rowClassName={({ code }) => (code === marked ? 'ant-table-row-selected' : '')}
      onRow={({ code }) => ({
        onMouseEnter: () => onMark(code),
        onMouseLeave: () => onMark(undefined),
        onFocus: () => onMark(code),
        onBlur: () => onMark(undefined),
      })}
    />
  );
}

function useColumns({ indicator, rows, few, above, onOpen }: Props): Columns {
  const texts = useTexts(mapTexts);
  const say = useSay();
  const { number } = useFormats();
  const { cell } = useNumbers(indicator, few);
  const most = Math.max(...rows.map(({ value }) => value ?? 0));
  const columns: Columns = [
    {
      title: texts.name,
      render: (_, { code, name }) =>
        onOpen ? (
          <Button
            type="link"
            size="small"
            style={{ paddingInline: 0 }}
            aria-label={texts.open(name)}
            onClick={() => onOpen(code)}
          >
            {name}
          </Button>
        ) : (
          name
        ),
      sorter: (a, b) => a.code.localeCompare(b.code),
    },
    {
      title: say(indicator.unit),
      align: 'end',
      className: 'number',
      render: (_, row) => <Number row={row} text={cell(row)} most={most} few={few} />,
      sorter: byValue,
      defaultSortOrder: 'descend',
    },
  ];
  if (above) {
    columns.splice(1, 0, { title: texts.county, render: (_, { parent }) => above.get(parent) });
  }
  if (indicator.ratio) {
    columns.push({
      title: `${texts.numerator} / ${texts.denominator}`,
      align: 'end',
      className: 'number',
      responsive: ['sm'],
      render: (_, { numerator, denominator }) =>
        numerator != null && denominator != null && texts.of(number(numerator), number(denominator)),
    });
  }
  return columns;
}

function Number({ row, text, most, few }: { row: IndicatorValue; text: string; most: number; few: number }) {
  const texts = useTexts(mapTexts);
  if (row.hidden != null) {
    return (
      <Tooltip title={texts.why(few)}>
        <span className="map-untold">{text}</span>
      </Tooltip>
    );
  }
  const share = most > 0 ? ((row.value ?? 0) / most) * 100 : 0;
  return (
    <>
      {text}
      <div className="map-bar" aria-hidden style={{ width: `${share}%` }} />
    </>
  );
}
