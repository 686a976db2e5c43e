// People as the server gives and changes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { components, operations } from '../api/schema';

const KEY = ['people'];

export type PeopleQuery = NonNullable<operations['list_people']['parameters']['query']>;

export function usePeople(query: PeopleQuery) {
  return useQuery({
    queryKey: [...KEY, query],
    queryFn: () => ask(() => api.GET('/api/people', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useCreatePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreatePerson']) => ask(() => api.POST('/api/people', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useResetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      ask(() => api.POST('/api/people/{id}/reset-password', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useChangePerson(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['ChangePerson']) =>
      ask(() => api.PUT('/api/people/{id}', { params: { path: { id } }, body })),
    // Who changes the own account may do something else from now on.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: KEY }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
}
