// Filters of the receipts between the address, where days are days, and the API, where they are instants.
import { startOf } from '../components/days';
import type { ListParams } from '../components/use-page-params';
import type { ReceiptFilters } from './queries';

export const FILTERS = ['kind', 'dataset', 'grant', 'organisation', 'from', 'to'] as const;
export const KINDS = ['answer', 'refusal', 'batch', 'file'] as const;

export function filtersOf(value: ListParams['value']): ReceiptFilters {
  const filters: ReceiptFilters = {};
  for (const name of ['dataset', 'grant', 'organisation'] as const) {
    const wanted = value(name);
    if (wanted) {
      filters[name] = wanted;
    }
  }
  const kind = KINDS.find((known) => known === value('kind'));
  const [from, to] = [startOf(value('from')), startOf(value('to'), 1)];
  return { ...filters, ...(kind ? { kind } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
