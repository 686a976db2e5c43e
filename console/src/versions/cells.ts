// What is shown of a row that differs.
import type { RowDifference, VersionDifferences } from '../api/types';

export interface Cell {
  column: string;
  before: unknown;
  after: unknown;
}

/** The value by which a row is known, which is the same before and after. */
export function keyOf(row: RowDifference, index: number): unknown {
  return row.after[index] ?? row.before[index];
}

/** Of a changed row the values that changed, of another those that it has; its key stands beside them. */
export function cellsOf(row: RowDifference, { columns, key }: VersionDifferences): Cell[] {
  const cells = columns.map((column, index) => ({
    column,
    before: row.before[index],
    after: row.after[index],
  }));
  return cells
    .filter(({ column }) => !key.includes(column))
    .filter(({ before, after }) =>
      row.change === 'changed' ? before !== after : (before ?? after ?? null) !== null,
    );
}
