// The board of clocks as the server gives it.
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';

export function useClocks() {
  return useQuery({ queryKey: ['clocks'], queryFn: () => ask(() => api.GET('/api/clocks')) });
}
