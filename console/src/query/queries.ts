// Running a statement, and what the editor offers while it is written.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ask } from '../api/client';
import type { QueryAnswer, QueryTable } from '../api/types';
import { useSay } from '../texts/use-texts';
import type { TableNames } from './completion';

export interface Answered {
  answer: QueryAnswer;
  sql: string;
  seconds: number;
}

/** Runs one statement at a time; `cancel` hangs up, and the server stops working on it. */
export function useRunQuery() {
  const running = useRef<AbortController>(null);
  const run = useMutation({
    mutationFn: async (sql: string): Promise<Answered> => {
      running.current = new AbortController();
      const { signal } = running.current;
      const began = performance.now();
      const answer = await ask(() => api.POST('/api/query', { body: { sql }, signal }));
      return { answer, sql, seconds: (performance.now() - began) / 1000 };
    },
  });
  return { run, cancel: () => running.current?.abort() };
}

/** Most tables on one page of the server. */
const MOST_TABLES = 200;

/** Tables that a statement may name; `words` stand in their names, titles or columns. */
export function useTables(words = '') {
  const query = { page: 1, page_size: MOST_TABLES, ...(words ? { q: words } : {}) };
  return useQuery({
    queryKey: ['query', 'tables', query],
    queryFn: () => ask(() => api.GET('/api/query/tables', { params: { query } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** What the editor offers: tables with their columns, under their titles in the reader's language. */
export function useTableNames(): TableNames[] {
  const say = useSay();
  const named = ({ name, title }: Pick<QueryTable, 'name' | 'title'>) => ({ name, title: say(title) });
  const tables = useTables().data?.items ?? [];
  return tables.map((table) => ({ ...named(table), columns: table.columns.map(named) }));
}
