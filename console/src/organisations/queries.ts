// Organisations as the server gives them.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';

export type OrganisationsQuery = NonNullable<operations['list_organisations']['parameters']['query']>;

export function useOrganisations(query: OrganisationsQuery) {
  return useQuery({
    queryKey: ['organisations', query],
    queryFn: () => ask(() => api.GET('/api/organisations', { params: { query } })),
    placeholderData: keepPreviousData,
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
