// Packs as the server gives, checks and installs them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, askForFile } from '../api/client';
import type { operations } from '../api/schema';
import type { Pack, PackFinding } from '../api/types';

export type PacksQuery = NonNullable<operations['list_packs']['parameters']['query']>;

export function usePacks(query: PacksQuery) {
  return useQuery({
    queryKey: ['packs', 'list', query],
    queryFn: () => ask(() => api.GET('/api/packs', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** What a pack declares, with the clauses that each item carries out and its tests. */
export function usePackItems(name: string, query: PacksQuery) {
  return useQuery({
    queryKey: ['packs', name, 'items', query],
    queryFn: () => ask(() => api.GET('/api/packs/{name}/items', { params: { path: { name }, query } })),
    placeholderData: keepPreviousData,
  });
}

export function usePackFindings(name: string) {
  return useQuery({
    queryKey: ['packs', name, 'findings'],
    queryFn: () => ask(() => api.GET('/api/packs/{name}/findings', { params: { path: { name } } })),
    staleTime: 60_000,
  });
}

export function usePack(name: string) {
  return useQuery({
    queryKey: ['packs', name],
    queryFn: () => ask(() => api.GET('/api/packs/{name}', { params: { path: { name } } })),
  });
}

export function filePath(pack: string, path: string): string {
  return `/api/packs/${pack}/file?path=${encodeURIComponent(path)}`;
}

export function usePackFile(pack: string, path: string | undefined) {
  return useQuery({
    queryKey: ['packs', pack, 'file', path],
    queryFn: async () => (await askForFile(filePath(pack, path ?? ''))).text(),
    enabled: path !== undefined,
  });
}

/** Sends the bytes of an archive as they are. */
async function send<T>(path: '/api/packs' | '/api/packs/check', archive: File): Promise<T> {
  const response = await askForFile(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/zip' },
    body: archive,
  });
  return (await response.json()) as T;
}

export function useCheckPack() {
  return useMutation({ mutationFn: (archive: File) => send<PackFinding[]>('/api/packs/check', archive) });
}

export function useInstallPack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (archive: File) => send<Pack>('/api/packs', archive),
    // A pack can bring datasets, registries, rules and organisations.
    onSuccess: () => client.invalidateQueries(),
  });
}
