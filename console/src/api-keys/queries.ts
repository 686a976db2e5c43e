// API keys as the server gives and takes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components } from '../api/schema';
import type { PageParams } from '../components/use-page-params';

const KEY = ['api-keys'];

export function useApiKeys(query: PageParams) {
  return useQuery({
    queryKey: [...KEY, query],
    queryFn: () => ask(() => api.GET('/api/api-keys', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateApiKey']) =>
      ask(() => api.POST('/api/api-keys', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(() => api.DELETE('/api/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
