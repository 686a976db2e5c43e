// The trace of clauses as the server gives it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';

export type ClausesQuery = NonNullable<operations['list_clauses']['parameters']['query']>;

export function useTrace() {
  return useQuery({
    queryKey: ['trace'],
    queryFn: () => ask(() => api.GET('/api/trace')),
    staleTime: 60_000,
  });
}

export function useClauses(query: ClausesQuery) {
  return useQuery({
    queryKey: ['trace', 'clauses', query],
    queryFn: () => ask(() => api.GET('/api/clauses', { params: { query } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
