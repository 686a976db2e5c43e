// A table whose pages come from the server, with its failures and its emptiness.
import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton, type TableProps } from 'antd';
import { useDeferredValue, type ReactNode } from 'react';
import type { Page } from '../api/types';
import { DataTable } from './data-table';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ProblemAlert } from './problem-alert';
import type { ListParams } from './use-page-params';

interface Props<T extends object> {
  query: UseQueryResult<Page<T>>;
  columns: NonNullable<TableProps<T>['columns']>;
  rowKey: (row: T) => string;
  list: Pick<ListParams, 'turn'>;
  /** What to say when there is nothing. */
  empty?: string;
  /** What a row shows when it is opened; nothing when it cannot be. */
  details?: (row: T) => ReactNode;
  /** Rows that are ticked, and what ticking one does. */
  selection?: NonNullable<TableProps<T>['rowSelection']>;
}

export function ServerTable<T extends object>({
  query,
  columns,
  rowKey,
  list,
  empty,
  details,
  selection,
}: Props<T>) {
  const texts = useTexts(common);
  const { number } = useFormats();
  // What came is drawn piece by piece, so that the page answers meanwhile.
  const page = useDeferredValue(query.data);
  if (query.isError && query.data === undefined) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  // Columns get their widths from the rows; a head without rows would move when they come.
  if (page === undefined) {
    return <Skeleton active paragraph={{ rows: 10 }} />;
  }
  return (
    <DataTable<T>
      columns={columns}
      rowKey={rowKey}
      dataSource={page.items}
      loading={query.isFetching && query.isPlaceholderData}
      empty={empty}
      {...(details
        ? {
            expandable: {
              expandedRowRender: details,
              rowExpandable: (row: T) => details(row) !== undefined,
            },
          }
        : {})}
      {...(selection ? { rowSelection: selection } : {})}
      pagination={{
        current: page.page,
        pageSize: page.page_size,
        total: page.total,
        showTotal: (total) => texts.total(number(total)),
        showSizeChanger: page.total > 20,
        pageSizeOptions: [20, 50, 100, 200],
        hideOnSinglePage: page.total === 0,
        onChange: (number, size) => list.turn(number, size),
      }}
    />
  );
}
