// Running a statement, and what the editor offers while it is written.
import { useMutation, useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ask } from '../api/client';
import type { Dataset, QueryAnswer } from '../api/types';
import { useDatasets } from '../datasets/queries';

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

const MOST_TABLES = 200;

/** Names of the tables that the catalogue knows. */
export function useTables(): string[] {
  const found = useDatasets({ page: 1, page_size: MOST_TABLES });
  return found.data?.items.map(({ name }) => name) ?? [];
}

/** Tables with the columns of those that the statement names; the others are not asked for. */
export function useSchema(sql: string): Record<string, string[]> {
  const tables = useTables();
  const words = new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g));
  const named = tables.filter((table) => words.has(table));
  const contracts = useQueries({
    queries: named.map((name) => ({
      queryKey: ['datasets', name],
      queryFn: (): Promise<Dataset> =>
        ask(() => api.GET('/api/datasets/{name}', { params: { path: { name } } })),
    })),
  });
  const columns = new Map(contracts.map(({ data }) => [data?.name, data?.columns.map(({ name }) => name)]));
  return Object.fromEntries(tables.map((table) => [table, columns.get(table) ?? []]));
}
