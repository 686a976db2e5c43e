// The audit trail as the server gives it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { PageParams } from '../components/use-page-params';
import type { AuditFilters } from './filters';

export function useAudit(query: AuditFilters & PageParams) {
  return useQuery({
    queryKey: ['audit', query],
    queryFn: () => ask(() => api.GET('/api/audit', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** The acts that entries can be about, in words. */
export function useAuditActions() {
  return useQuery({
    queryKey: ['audit', 'actions'],
    queryFn: () => ask(() => api.GET('/api/audit/actions')),
    staleTime: Infinity,
  });
}
