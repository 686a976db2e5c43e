// Batches of a share as the server plans, starts and lists them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { BatchPlan } from '../api/types';

/** How often a run at work is asked for. */
const WATCH_MILLISECONDS = 2000;

const keyOf = (number: string) => ['shares', number, 'batches'];

export function useBatchPlan(number: string) {
  return useQuery({
    queryKey: [...keyOf(number), 'plan'],
    queryFn: () => ask(() => api.GET('/api/shares/{number}/batch-plan', { params: { path: { number } } })),
  });
}

/** The runs, asked for again until none is at work. */
export function useBatches(number: string, query: { page: number; page_size: number }) {
  return useQuery({
    queryKey: [...keyOf(number), 'list', query],
    queryFn: () =>
      ask(() => api.GET('/api/shares/{number}/batches', { params: { path: { number }, query } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some((run) => run.state === 'running') ? WATCH_MILLISECONDS : false,
  });
}

export function usePlanBatches(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BatchPlan) =>
      ask(() => api.PUT('/api/shares/{number}/batch-plan', { params: { path: { number } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(number) }),
  });
}

export function useStartBatch(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (full: boolean) =>
      ask(() => api.POST('/api/shares/{number}/batches', { params: { path: { number } }, body: { full } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(number) }),
  });
}
