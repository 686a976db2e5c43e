// Deliveries as the server gives and takes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';

export type DeliveriesQuery = NonNullable<operations['list_deliveries']['parameters']['query']>;

/** How often a delivery at work is asked for. */
const WATCH_MILLISECONDS = 1000;

export function useDeliveries(query: DeliveriesQuery) {
  return useQuery({
    queryKey: ['deliveries', 'list', query],
    queryFn: () => ask(() => api.GET('/api/deliveries', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** A delivery, asked for again until it is finished. */
export function useDelivery(id: string) {
  return useQuery({
    queryKey: ['deliveries', id],
    queryFn: () => ask(() => api.GET('/api/deliveries/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.delivery.state === 'received' ? WATCH_MILLISECONDS : false),
  });
}

function formOf(body: { file: File }): FormData {
  const form = new FormData();
  form.append('file', body.file, body.file.name);
  return form;
}

export function useCheckDelivery(dataset: string) {
  return useMutation({
    mutationFn: (file: File) =>
      ask(() =>
        api.POST('/api/datasets/{name}/deliveries/check', {
          params: { path: { name: dataset } },
          body: { file },
          bodySerializer: formOf,
        }),
      ),
  });
}

export function useHandOver(dataset: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      ask(() =>
        api.POST('/api/datasets/{name}/deliveries', {
          params: { path: { name: dataset } },
          body: { file },
          bodySerializer: formOf,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}

/** Settles headers beside those that were settled before. */
export function useSettleColumns(dataset: string) {
  const params = { path: { name: dataset } };
  return useMutation({
    mutationFn: async (settled: Record<string, string>) => {
      const { columns } = await ask(() => api.GET('/api/datasets/{name}/mapping', { params }));
      const body = { columns: { ...columns, ...settled } };
      return ask(() => api.PUT('/api/datasets/{name}/mapping', { params, body }));
    },
  });
}
