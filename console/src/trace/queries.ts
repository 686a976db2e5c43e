// The trace of clauses as the server gives it.
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';

export function useTrace() {
  return useQuery({
    queryKey: ['trace'],
    queryFn: () => ask(() => api.GET('/api/trace')),
    staleTime: 60_000,
  });
}
