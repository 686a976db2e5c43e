// Receipts as the server gives them, and checking one.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, ask, askForFile } from '../api/client';
import type { operations } from '../api/schema';
import type { PageParams } from '../components/use-page-params';
import { check, type Checked, type ReceiptFile } from './check';

export type ReceiptFilters = Omit<
  NonNullable<operations['list_receipts']['parameters']['query']>,
  'page' | 'page_size'
>;

export function useReceipts(query: ReceiptFilters & PageParams) {
  return useQuery({
    queryKey: ['receipts', query],
    queryFn: () => ask(() => api.GET('/api/receipts', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** The file of a receipt; its proof leads to the log as it is when it is asked for. */
export function useReceiptFile(id: string) {
  return useQuery({
    queryKey: ['receipts', id],
    queryFn: () => ask(() => api.GET('/api/receipts/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
}

/** Who checked, and what came of it. */
export interface Verdict {
  by: 'browser' | 'server';
  checked: Checked;
}

/** Checks a receipt here, or asks the server where this browser cannot. */
export function useCheck() {
  return useMutation({
    mutationFn: async (file: ReceiptFile): Promise<Verdict> => {
      const key = await (await askForFile('/api/evidence/key')).text();
      const checked = await check(file, key);
      if (checked.result !== 'unable') {
        return { by: 'browser', checked };
      }
      const { index, size } = await ask(() => api.POST('/api/evidence/verify', { body: file }));
      return { by: 'server', checked: { result: 'good', index, size } };
    },
  });
}
