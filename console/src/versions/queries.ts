// Versions of a table as the server gives, compares and restores them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { PageParams } from '../components/use-page-params';

export function useVersions(name: string, paging: PageParams) {
  return useQuery({
    queryKey: ['datasets', name, 'versions', paging],
    queryFn: () =>
      ask(() => api.GET('/api/datasets/{name}/versions', { params: { path: { name }, query: paging } })),
    placeholderData: keepPreviousData,
  });
}

/** What changed from version `a` to version `b`. */
export function useDifferences(name: string, a: number, b: number, paging: PageParams) {
  return useQuery({
    queryKey: ['datasets', name, 'differences', a, b, paging],
    queryFn: () =>
      ask(() =>
        api.GET('/api/datasets/{name}/versions/{a}/differences/{b}', {
          params: { path: { name, a, b }, query: paging },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useRestore(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      ask(() => api.POST('/api/datasets/{name}/restore', { params: { path: { name } }, body: { version } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['datasets', name] }),
  });
}
