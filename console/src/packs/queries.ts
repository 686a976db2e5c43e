// Packs as the server gives, checks and installs them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, askForFile } from '../api/client';
import type { Pack, PackFinding } from '../api/types';

export function usePacks() {
  return useQuery({ queryKey: ['packs'], queryFn: () => ask(() => api.GET('/api/packs')) });
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
