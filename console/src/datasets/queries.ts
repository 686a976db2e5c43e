// Datasets as the server gives and changes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';
import type { DatasetStep, NameSources } from '../api/types';

export type DatasetsQuery = NonNullable<operations['list_datasets']['parameters']['query']>;

export function useDatasets(query: DatasetsQuery) {
  return useQuery({
    queryKey: ['datasets', 'list', query],
    queryFn: () => ask(() => api.GET('/api/datasets', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useDataset(name: string) {
  return useQuery({
    queryKey: ['datasets', name],
    queryFn: () => ask(() => api.GET('/api/datasets/{name}', { params: { path: { name } } })),
  });
}

const STEPS = {
  review: '/api/datasets/{name}/review',
  return: '/api/datasets/{name}/return',
  publish: '/api/datasets/{name}/publish',
  withdraw: '/api/datasets/{name}/withdraw',
} as const;

export function useStep(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: DatasetStep) => ask(() => api.POST(STEPS[step], { params: { path: { name } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['datasets'] }),
  });
}

const SAMPLE_ROWS = 50;

export function useRows(name: string, version: number | undefined) {
  const query = { rows_max: SAMPLE_ROWS, ...(version === undefined ? {} : { version }) };
  return useQuery({
    queryKey: ['datasets', name, 'rows', version],
    queryFn: () => ask(() => api.GET('/api/datasets/{name}/rows', { params: { path: { name }, query } })),
  });
}

/** The source departments of a dataset, and whether the reader may name them. */
export function useSources(name: string) {
  return useQuery({
    queryKey: ['datasets', name, 'sources'],
    queryFn: () => ask(() => api.GET('/api/datasets/{name}/sources', { params: { path: { name } } })),
  });
}

export function useNameSources(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NameSources) =>
      ask(() => api.PUT('/api/datasets/{name}/sources', { params: { path: { name } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['datasets', name, 'sources'] }),
  });
}
