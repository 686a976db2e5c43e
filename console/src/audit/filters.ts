// Filters of the audit trail between the address, where days are days, and the API, where they are instants.
import type { operations } from '../api/schema';
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
  const [from, to] = [startOf(value('from'), 0), startOf(value('to'), 1)];
  return { ...filters, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The instant at which a day begins here, or the day after it by `later`. */
function startOf(day: string | undefined, later: number): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) {
    return undefined;
  }
  return new Date(year, month - 1, date + later).toISOString();
}

/** The address of the same entries as a file. */
export function exportPath(filters: AuditFilters): string {
  const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)]));
  return `/api/audit.csv?${query.toString()}`;
}
