// What a query found, or that it is under way, or why it failed: never an empty page.
import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useDeferredValue, type ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

export function Loaded<T>({ query, children }: Props<T>) {
  // What came is drawn piece by piece, so that the page answers meanwhile.
  const data = useDeferredValue(query.data);
  if (data !== undefined) {
    return children(data);
  }
  if (query.isError) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton active paragraph={{ rows: 6 }} />;
}
