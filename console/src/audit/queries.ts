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
