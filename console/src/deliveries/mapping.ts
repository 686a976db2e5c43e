// Which header is which column, as a person changes it. A pure file: what the server is told is worked out here.
import type { Column, DeliveryCheck, MatchedColumn } from '../api/types';

/** Column to header; a column without one is not in the file. */
export type Matched = Record<string, string | undefined>;

/** Why a header stands beside a column: as the server found it, or as we think. */
export type Source = NonNullable<MatchedColumn['by']> | 'guess' | 'chosen';

/** How the file is read now. */
export function matchedBy({ columns }: DeliveryCheck): Matched {
  return Object.fromEntries(columns.map(({ column, header }) => [column, header ?? undefined]));
}

/** What a person is offered: how the file is read, and for needed columns that were not found the likeliest header. */
export function guessOf({ columns }: DeliveryCheck, needed: Set<string>): Matched {
  const taken = new Set(columns.map(({ header }) => header));
  const offered: Matched = {};
  for (const { column, header, near } of columns) {
    const likely = needed.has(column) ? near.find((one) => !taken.has(one)) : undefined;
    offered[column] = header ?? likely;
    taken.add(offered[column]);
  }
  return offered;
}

/** Columns without which no row can be read. */
export function neededColumns(columns: Column[]): Set<string> {
  return new Set(columns.filter(({ required, key }) => required || key).map(({ name }) => name));
}

/** Gives `header` to `column`; what another column had, it loses, for one header is one column. */
export function withHeader(matched: Matched, column: string, header: string | undefined): Matched {
  const others = Object.entries(matched).map(
    ([name, taken]) => [name, taken === header ? undefined : taken] as const,
  );
  return { ...Object.fromEntries(others), [column]: header };
}

/** Where the header beside a column comes from; nothing where there is none. */
export function sourceOf(matched: MatchedColumn, offered: Matched, chosen: Matched): Source | undefined {
  const header = chosen[matched.column];
  if (header === undefined) {
    return undefined;
  }
  if (header === matched.header) {
    return matched.by ?? undefined;
  }
  return header === offered[matched.column] ? 'guess' : 'chosen';
}

/**
 * What has to be settled so that the file is read as `wanted` instead of as `matched`: header to column, where an empty
 * column passes the header over.
 */
export function settledBy(matched: Matched, wanted: Matched): Record<string, string> {
  const settled: Record<string, string> = {};
  const isUsed = new Set(Object.values(wanted));
  for (const header of Object.values(matched)) {
    if (header !== undefined && !isUsed.has(header)) {
      settled[header] = '';
    }
  }
  for (const [column, header] of Object.entries(wanted)) {
    if (header !== undefined && matched[column] !== header) {
      settled[header] = column;
    }
  }
  return settled;
}
