// Which header is which column, as a person changes it. A pure file: what the server is told is worked out here.
import type { Problem } from '../api/problem';

/** Column to header; a column without one is not in the file. */
export type Matched = Record<string, string | undefined>;

/**
 * The headers of a file whose columns were not found. The problem tells them as one text, so a header that itself holds
 * a comma and a space comes in two pieces.
 */
export function headersOf(problem: Problem): string[] | undefined {
  const { headers } = problem.params;
  return headers === undefined ? undefined : headers.split(', ').filter((header) => header !== '');
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
