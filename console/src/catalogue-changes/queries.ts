// Changes of the catalogue as the server gives them and takes steps on them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';
import type { CorrectCatalogueChange, NewCatalogueChange, TakeStep } from '../api/types';

export type ChangesQuery = NonNullable<operations['list_catalogue_changes']['parameters']['query']>;

const KEY = 'catalogue-changes';
const BOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function useChanges(query: ChangesQuery) {
  return useQuery({
    queryKey: [KEY, 'list', query],
    queryFn: () => ask(() => api.GET('/api/catalogue-changes', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useChange(number: string) {
  return useQuery({
    queryKey: [KEY, number],
    queryFn: () => ask(() => api.GET('/api/catalogue-changes/{number}', { params: { path: { number } } })),
  });
}

export function useChangeEvents(number: string, query: { page: number; page_size: number }) {
  return useQuery({
    queryKey: [KEY, number, 'steps', query],
    queryFn: () =>
      ask(() => api.GET('/api/catalogue-changes/{number}/steps', { params: { path: { number }, query } })),
    placeholderData: keepPreviousData,
  });
}

/** The entry of a dataset that holds, in the form in which a change states it. */
export function useEntry(name: string) {
  return useQuery({
    queryKey: ['datasets', name, 'entry'],
    queryFn: () => ask(() => api.GET('/api/datasets/{name}/entry', { params: { path: { name } } })),
  });
}

export function useWriteChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCatalogueChange) => ask(() => api.POST('/api/catalogue-changes', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** Looks at a workbook, or makes drafts of what it says otherwise. */
export function useImportWorkbook(check: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (book: File) =>
      ask(() =>
        api.POST('/api/catalogue-workbook', {
          params: { query: { check, name: book.name } },
          headers: { 'Content-Type': BOOK },
          // The bytes go as they are.
          body: book,
          bodySerializer: (bytes) => bytes,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useCorrectChange(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CorrectCatalogueChange) =>
      ask(() => api.PUT('/api/catalogue-changes/{number}', { params: { path: { number } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useTakeChangeStep(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TakeStep) =>
      ask(() => api.POST('/api/catalogue-changes/{number}/steps', { params: { path: { number } }, body })),
    // What is published changes the catalogue as well.
    onSuccess: () => client.invalidateQueries(),
  });
}
