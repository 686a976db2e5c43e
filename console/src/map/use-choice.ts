// What is looked at stands in the address: an indicator, a level, a district.
import { useSearchParams } from 'react-router';
import type { DivisionLevel, Indicator } from '../api/types';

export interface Choice {
  indicator: Indicator;
  level: DivisionLevel;
  /** Code of the district whose townships are shown. */
  within: string | undefined;
}

const FIRST = 'residents';

/** The choice of an address; what does not exist gives way to what does. */
export function choiceOf(params: URLSearchParams, indicators: readonly Indicator[]): Choice | undefined {
  const named = (name: string | null) => indicators.find((indicator) => indicator.name === name);
  const indicator = named(params.get('indicator')) ?? named(FIRST) ?? indicators[0];
  if (indicator === undefined) {
    return undefined;
  }
  const wanted = params.get('level');
  const level = indicator.levels.find((known) => known === wanted) ?? indicator.levels[0] ?? 'county';
  const within = level === 'township' ? (params.get('within') ?? undefined) : undefined;
  return { indicator, level, within };
}

/** The choice, and how it is changed; every change is a step that the browser goes back by. */
export function useChoice(indicators: readonly Indicator[]) {
  const [params, setParams] = useSearchParams();
  const choice = choiceOf(params, indicators);
  const change = (changes: { indicator?: string; level?: DivisionLevel; within?: string | undefined }) => {
    const next = {
      indicator: choice?.indicator.name,
      level: choice?.level,
      within: choice?.within,
      ...changes,
    };
    const values = Object.entries(next).flatMap(([name, value]) => (value ? [[name, value]] : []));
    setParams(new URLSearchParams(values));
  };
  return { choice, change };
}
