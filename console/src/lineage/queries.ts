// The lineage of a dataset as the server gives it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';

export function useLineage(name: string, depth: number) {
  return useQuery({
    queryKey: ['datasets', name, 'lineage', depth],
    queryFn: () =>
      ask(() => api.GET('/api/datasets/{name}/lineage', { params: { path: { name }, query: { depth } } })),
    placeholderData: keepPreviousData,
  });
}
