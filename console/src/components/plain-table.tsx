// A table of rows that came whole with the thing they belong to, such as the columns of a contract.
import type { TableProps } from 'antd';
import { DataTable } from './data-table';

interface Props<T extends object> {
  rows: readonly T[];
  columns: NonNullable<TableProps<T>['columns']>;
  rowKey: (row: T) => string;
  /** What to say when there is nothing. */
  empty?: string;
  /** Words break instead of the table scrolling: for tables of few columns. */
  isWrapped?: boolean;
}

/** So many rows are drawn at once; more of them come page by page. */
const PAGE = 100;

export function PlainTable<T extends object>({ rows, columns, rowKey, empty, isWrapped = false }: Props<T>) {
  return (
    <DataTable<T>
      columns={columns}
      rowKey={rowKey}
      dataSource={rows}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      empty={empty}
      {...(isWrapped ? { scroll: {} } : {})}
    />
  );
}
