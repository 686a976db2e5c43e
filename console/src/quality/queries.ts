// The quality of a dataset as the server gives it.
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';

export function useQuality(name: string) {
  return useQuery({
    queryKey: ['datasets', name, 'quality'],
    queryFn: () => ask(() => api.GET('/api/datasets/{name}/quality', { params: { path: { name } } })),
  });
}
