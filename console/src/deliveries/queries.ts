// Deliveries as the server gives and takes them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';
import type { ReadUpload, RejectedCell } from '../api/types';

export type DeliveriesQuery = NonNullable<operations['list_deliveries']['parameters']['query']>;
export type RejectedQuery = NonNullable<operations['list_rejected']['parameters']['query']>;

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

/** What is wrong with the rejected rows of a delivery, page by page. */
export function useRejected(id: string, query: RejectedQuery) {
  return useQuery({
    queryKey: ['deliveries', id, 'rejected', query],
    queryFn: () => ask(() => api.GET('/api/deliveries/{id}/rejected', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
    select: (page) => ({ ...page, items: numbered(page.items) }),
  });
}

/** A cell with its place in the list; one row may break one rule twice. */
export type NumberedCell = RejectedCell & { place: number };

export function numbered(cells: RejectedCell[]): NumberedCell[] {
  return cells.map((cell, place) => ({ ...cell, place }));
}

/** What a delivery of an upload would become, once the upload is there. */
export function useCheck(upload: string | undefined, wanted: ReadUpload) {
  return useQuery({
    queryKey: ['uploads', upload, 'check', wanted],
    queryFn: ({ signal }) => {
      const params = { path: { id: upload ?? '' } };
      return ask(() => api.POST('/api/uploads/{id}/check', { params, body: wanted, signal }));
    },
    enabled: upload !== undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Delivers an upload; sent again after a lost answer, it is the same delivery. */
export function useDeliver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ upload, wanted }: { upload: string; wanted: ReadUpload }) => {
      const params = { path: { id: upload } };
      return ask(() => api.POST('/api/uploads/{id}/deliver', { params, body: wanted }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}

/** Removes an upload that nobody needs; where this fails, the server does it after a day. */
export function giveUp(id: string): void {
  void api.DELETE('/api/uploads/{id}', { params: { path: { id } }, keepalive: true }).catch(() => undefined);
}
