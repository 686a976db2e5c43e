// Shares as the server gives them and takes steps on them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';
import type { NewShare, TakeShareStep } from '../api/types';

export type SharesQuery = NonNullable<operations['list_shares']['parameters']['query']>;

export function useShares(query: SharesQuery) {
  return useQuery({
    queryKey: ['shares', 'list', query],
    queryFn: () => ask(() => api.GET('/api/shares', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useShare(number: string) {
  return useQuery({
    queryKey: ['shares', number],
    queryFn: () => ask(() => api.GET('/api/shares/{number}', { params: { path: { number } } })),
  });
}

export function useShareEvents(number: string, query: { page: number; page_size: number }) {
  return useQuery({
    queryKey: ['shares', number, 'steps', query],
    queryFn: () => ask(() => api.GET('/api/shares/{number}/steps', { params: { path: { number }, query } })),
    placeholderData: keepPreviousData,
  });
}

export function useShareUsage(number: string) {
  return useQuery({
    queryKey: ['shares', number, 'usage'],
    queryFn: () => ask(() => api.GET('/api/shares/{number}/usage', { params: { path: { number } } })),
  });
}

export function useApply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewShare) => ask(() => api.POST('/api/shares', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['shares'] }),
  });
}

export function useTakeStep(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TakeShareStep) =>
      ask(() => api.POST('/api/shares/{number}/steps', { params: { path: { number } }, body })),
    // What was refused, suspended or ended can be disputed.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['shares'] }),
        client.invalidateQueries({ queryKey: ['disputes'] }),
      ]),
  });
}
