// What a chart draws, apart from how: points in their order and a series of numbers for each line or bar.

export type SeriesKind = 'line' | 'bar' | 'stacked';

export interface ChartShape<R> {
  /** What stands along the horizontal axis, as people read it. */
  x: { name: string; value: (row: R) => string };
  series: {
    name: string;
    kind: SeriesKind;
    /** Stands behind each number; `%` expects numbers up to 100. Series of a second unit get an axis of their own. */
    unit?: string;
    /** Nothing where there is no number: the line has a gap there. */
    value: (row: R) => number | null;
  }[];
}

export interface ChartSeries {
  name: string;
  kind: SeriesKind;
  unit: string;
  values: (number | null)[];
}

export interface ChartData {
  name: string;
  points: string[];
  series: ChartSeries[];
}

export function toChartData<R>(rows: readonly R[], { x, series }: ChartShape<R>): ChartData {
  return {
    name: x.name,
    points: rows.map(x.value),
    series: series.map(({ name, kind, unit = '', value }) => ({ name, kind, unit, values: rows.map(value) })),
  };
}

/** A number with its unit; nothing where there is none. */
export function withUnit(
  value: number | null | undefined,
  unit: string,
  number: (value: number) => string,
): string {
  if (value === null || value === undefined) {
    return '';
  }
  return unit === '%' || unit === '' ? `${number(value)}${unit}` : `${number(value)} ${unit}`;
}
