// Organisations as the server gives them.
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components, operations } from '../api/schema';
import type { Organisation } from '../api/types';

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
