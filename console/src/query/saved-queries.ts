// Statements that a person keeps on the server.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components } from '../api/schema';

const KEY = ['query', 'saved'];
/** Nobody keeps more than fit on one page of the server. */
const ALL = { page: 1, page_size: 200 };

export function useSavedQueries() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => ask(() => api.GET('/api/query/saved', { params: { query: ALL } })),
  });
}

export function useSaveQuery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['SaveQuery']) =>
      ask(() => api.PUT('/api/query/saved', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveQuery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(() => api.DELETE('/api/query/saved/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
