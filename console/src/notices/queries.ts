// Notices to the own organisation as the server gives them, and marking them as read.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { PageParams } from '../components/use-page-params';

const KEY = ['notices'];

export function useNotices(query: PageParams & { unread: boolean }, isEnabled = true) {
  return useQuery({
    queryKey: [...KEY, query],
    queryFn: () => ask(() => api.GET('/api/notices', { params: { query } })),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

export function useMarkNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(() => api.POST('/api/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
