// What the history of a rule says in short.
import type { QualityHistory } from '../api/types';

export type RuleHistory = QualityHistory['rules'][number];

/** A share in per cent to two digits; nothing where nothing was looked at. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;
}

export interface RuleSummary {
  rule: RuleHistory;
  /** In the last delivery. */
  checked: number;
  failed: number;
  /** Deliveries in which the rule failed, of those in which it looked. */
  timesFailed: number;
  times: number;
  /** The delivery in which it failed last. */
  lastFailed: string | undefined;
}

export function summarise(rule: RuleHistory, lastDelivery: string | undefined): RuleSummary {
  const last = rule.found.find(({ delivery }) => delivery === lastDelivery);
  const failures = rule.found.filter(({ failed }) => failed > 0);
  return {
    rule,
    checked: last?.checked ?? 0,
    failed: last?.failed ?? 0,
    timesFailed: failures.length,
    times: rule.found.length,
    lastFailed: failures.at(-1)?.delivery,
  };
}
