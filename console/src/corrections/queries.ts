// Corrections as the server gives them and takes steps on them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';
import type { NewCorrection, TakeCorrectionStep } from '../api/types';

const KEY = ['corrections'];

export type CorrectionsQuery = NonNullable<operations['list_corrections']['parameters']['query']>;

export function useCorrections(query: CorrectionsQuery) {
  return useQuery({
    queryKey: [...KEY, 'list', query],
    queryFn: () => ask(() => api.GET('/api/corrections', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useCorrection(number: string) {
  return useQuery({
    queryKey: [...KEY, number],
    queryFn: () => ask(() => api.GET('/api/corrections/{number}', { params: { path: { number } } })),
  });
}

export function useCorrectionEvents(number: string, query: { page: number; page_size: number }) {
  return useQuery({
    queryKey: [...KEY, number, 'steps', query],
    queryFn: () =>
      ask(() => api.GET('/api/corrections/{number}/steps', { params: { path: { number }, query } })),
    placeholderData: keepPreviousData,
  });
}

export function useReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCorrection) => ask(() => api.POST('/api/corrections', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useTakeCorrectionStep(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TakeCorrectionStep) =>
      ask(() => api.POST('/api/corrections/{number}/steps', { params: { path: { number } }, body })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: KEY }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  });
}
