// Filters of the audit trail between the address, where days are days, and the API, where they are instants.
import type { operations } from '../api/schema';
import { startOf } from '../components/days';
import type { ListParams } from '../components/use-page-params';

export type AuditFilters = Omit<
  NonNullable<operations['list_audit']['parameters']['query']>,
  'page' | 'page_size'
>;

export const FILTERS = ['person', 'organisation', 'action', 'resource', 'allowed', 'from', 'to'] as const;

export function filtersOf(value: ListParams['value']): AuditFilters {
  const filters: AuditFilters = {};
  for (const name of ['person', 'organisation', 'action', 'resource'] as const) {
    const wanted = value(name);
    if (wanted) {
      filters[name] = wanted;
    }
  }
  const allowed = value('allowed');
  if (allowed) {
    filters.allowed = allowed === 'true';
  }
  const [from, to] = [startOf(value('from')), startOf(value('to'), 1)];
  return { ...filters, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The address of the same entries as a file. */
export function exportPath(filters: AuditFilters): string {
  const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)]));
  return `/api/audit.csv?${query.toString()}`;
}
