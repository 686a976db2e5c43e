// Organisations as the server gives them.
import {
  keepPreviousData,
  skipToken,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components, operations } from '../api/schema';
import type { ListedOrganisation, Organisation } from '../api/types';

export type OrganisationsQuery = NonNullable<operations['list_organisations']['parameters']['query']>;

export function useOrganisations(query: OrganisationsQuery) {
  return useQuery({
    queryKey: ['organisations', query],
    queryFn: () => ask(() => api.GET('/api/organisations', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** So many organisations of a branch are shown. */
export const BRANCH_MOST = 200;

/** What stands right below each of these organisations; the empty text asks for the roots of the tree. */
export function useBranches(parents: string[]) {
  return useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['organisations', 'branch', parent],
      queryFn: () => branch(parent),
      staleTime: 60_000,
    })),
    combine: (queries) => ({
      found: new Map(
        queries.flatMap(({ data }, index) => (data ? [[parents[index] ?? '', data] as const] : [])),
      ),
      isLoading: queries.some((query) => query.isLoading),
      error: queries.find((query) => query.isError)?.error,
    }),
  });
}

/** The first of a branch; who looks for others among hundreds searches. */
async function branch(parent: string): Promise<ListedOrganisation[]> {
  const query = { page: 1, page_size: BRANCH_MOST, ...(parent === '' ? { roots: true } : { parent }) };
  return (await ask(() => api.GET('/api/organisations', { params: { query } }))).items;
}

/** Removes an organisation to which nothing belongs. */
export function useDeleteOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      ask(() => api.DELETE('/api/organisations/{id}', { params: { path: { id } } })),
    // What still shows the organisation must not ask for it again; the page that follows asks anew.
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'], refetchType: 'none' }),
  });
}

/** An organisation with those above and below it; they change so rarely that a name is asked for once. */
export function useOrganisation(id: string | undefined) {
  return useQuery({
    queryKey: ['organisations', id],
    queryFn:
      id === undefined
        ? skipToken
        : () => ask(() => api.GET('/api/organisations/{id}', { params: { path: { id } } })),
    staleTime: 10 * 60_000,
  });
}

/** Adds an organisation, or changes the one with `id`. */
export function useWriteOrganisation(id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['WriteOrganisation']) =>
      ask<Organisation>(() =>
        id === undefined
          ? api.POST('/api/organisations', { body })
          : api.PUT('/api/organisations/{id}', { params: { path: { id } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  });
}
