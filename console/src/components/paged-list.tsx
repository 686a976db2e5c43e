// A list of cards whose pages come from the server, with its failures and its emptiness.
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Empty, Flex, Pagination, Skeleton, Spin } from 'antd';
import { useDeferredValue, type ReactNode } from 'react';
import type { Page } from '../api/types';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ProblemAlert } from './problem-alert';
import type { ListParams } from './use-page-params';

interface Props<T> {
  query: UseQueryResult<Page<T>>;
  list: Pick<ListParams, 'turn'>;
  rowKey: (item: T) => string;
  render: (item: T) => ReactNode;
  /** What to say when there is nothing. */
  empty: ReactNode;
}

export function PagedList<T>({ query, list, rowKey, render, empty }: Props<T>) {
  const texts = useTexts(common);
  const { number } = useFormats();
  // What came is drawn piece by piece, so that the page answers meanwhile.
  const page = useDeferredValue(query.data);
  if (query.isError) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (page === undefined) {
    return <Skeleton active paragraph={{ rows: 10 }} />;
  }
  if (page.total === 0) {
    return (
      <Card>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
      </Card>
    );
  }
  return (
    <Spin spinning={query.isPlaceholderData} delay={200}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
        {page.items.map((item) => (
          <li key={rowKey(item)}>{render(item)}</li>
        ))}
      </ul>
      <Flex justify="flex-end" style={{ marginTop: 16 }}>
        <Pagination
          current={page.page}
          pageSize={page.page_size}
          total={page.total}
          responsive
          showSizeChanger={page.total > 20}
          pageSizeOptions={[20, 50, 100, 200]}
          showTotal={(total) => texts.total(number(total))}
          onChange={(number, size) => list.turn(number, size)}
        />
      </Flex>
    </Spin>
  );
}
