// Disputes about a share as the server gives them and takes steps on them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { TakeStep } from '../api/types';
import type { PageParams } from '../components/use-page-params';

const KEY = ['disputes'];

export function useDisputes(share: string) {
  return useQuery({
    queryKey: [...KEY, 'of', share],
    queryFn: () =>
      ask(() => api.GET('/api/shares/{number}/disputes', { params: { path: { number: share } } })),
  });
}

export function useDisputeEvents(number: string, query: PageParams) {
  return useQuery({
    queryKey: [...KEY, number, 'steps', query],
    queryFn: () =>
      ask(() => api.GET('/api/disputes/{number}/steps', { params: { path: { number }, query } })),
    placeholderData: keepPreviousData,
  });
}

export function useOpenDispute(share: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { claim: string }) =>
      ask(() => api.POST('/api/shares/{number}/disputes', { params: { path: { number: share } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useTakeDisputeStep(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TakeStep) =>
      ask(() => api.POST('/api/disputes/{number}/steps', { params: { path: { number } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
