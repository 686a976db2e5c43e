// Indicators, their numbers and the boundaries of divisions, as the server gives them.
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { DivisionLevel, IndicatorValues } from '../api/types';
import type { Shapes } from './shapes';

export function useIndicators() {
  return useQuery({ queryKey: ['indicators'], queryFn: () => ask(() => api.GET('/api/indicators')) });
}

/** The numbers of an indicator for the divisions of a level, in the whole city or within one of its divisions. */
export function useValues(name: string, level: DivisionLevel, within?: string) {
  return useQuery({
    queryKey: ['indicators', name, level, within],
    queryFn: (): Promise<IndicatorValues> =>
      ask(() =>
        api.GET('/api/indicators/{name}/values', {
          params: { path: { name }, query: { level, ...(within === undefined ? {} : { within }) } },
        }),
      ),
  });
}

/** Boundaries hardly ever change; the browser keeps them for a day. */
export function useBoundaries(level: DivisionLevel) {
  return useQuery({
    queryKey: ['divisions', level],
    queryFn: async () =>
      (await ask(() => api.GET('/api/maps/divisions', { params: { query: { level } } }))) as Shapes,
    staleTime: Infinity,
  });
}
