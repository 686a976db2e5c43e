// Registries as the server gives and changes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components } from '../api/schema';
import type { PageParams } from '../components/use-page-params';

const KEY = ['registries'];

export function useRegistries() {
  return useQuery({ queryKey: KEY, queryFn: () => ask(() => api.GET('/api/registries')) });
}

/** What is asked for, and for what purpose. */
export interface Asked {
  q: string;
  purpose: string;
}

const header = (purpose: string) => ({ 'X-Purpose': encodeURIComponent(purpose) });

/** A search is an act that the audit trail keeps, so it is done when asked for and never repeated by itself. */
export function useSearch(name: string) {
  return useMutation({
    mutationFn: ({ purpose, ...body }: Asked & PageParams) =>
      ask(() =>
        api.POST('/api/registries/{name}/search', {
          params: { path: { name }, header: header(purpose) },
          body,
        }),
      ),
  });
}

/** The record with this number, as it is and as it was; an act like a search. */
export function useHistory(name: string) {
  return useMutation({
    mutationFn: ({ q, purpose }: Asked) =>
      ask(() =>
        api.POST('/api/registries/{name}/history', {
          params: { path: { name }, header: header(purpose) },
          body: { key: q },
        }),
      ),
  });
}

/** Whose use is asked for, and why. */
export interface AskedReaders {
  registry: string;
  key: string;
  purpose: string;
}

/** Who read a record; an act like a search. */
export function useReaders() {
  return useMutation({
    mutationFn: ({ registry: name, purpose, ...body }: AskedReaders & PageParams) =>
      ask(() =>
        api.POST('/api/registries/{name}/readers', {
          params: { path: { name }, header: header(purpose) },
          body,
        }),
      ),
  });
}

export interface ConflictsQuery extends PageParams {
  key?: string;
  field?: string;
}

export function useConflicts(name: string, query: ConflictsQuery, isEnabled = true) {
  return useQuery({
    queryKey: [...KEY, name, 'conflicts', query],
    queryFn: () =>
      ask(() => api.GET('/api/registries/{name}/conflicts', { params: { path: { name }, query } })),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

export function useSettlements(name: string, query: PageParams) {
  return useQuery({
    queryKey: [...KEY, name, 'settlements', query],
    queryFn: () =>
      ask(() => api.GET('/api/registries/{name}/settlements', { params: { path: { name }, query } })),
    placeholderData: keepPreviousData,
  });
}

export function useSettle(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['SettleConflict']) =>
      ask(() => api.POST('/api/registries/{name}/settlements', { params: { path: { name } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useWithdrawSettlement(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (query: { key: string; field: string }) =>
      ask(() => api.DELETE('/api/registries/{name}/settlements', { params: { path: { name }, query } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useBuild(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      ask(() =>
        api.POST('/api/registries/{name}/build', {
          params: { path: { name } },
          body: { from_scratch: false },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
