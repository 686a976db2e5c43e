// From when to when a rule is valid, in words.
import type { RuleSummary } from '../api/types';
import { useTexts } from '../texts/use-texts';
import { ruleTexts } from './texts';

export function useValidity() {
  const texts = useTexts(ruleTexts);
  return ({ valid_from: from, valid_to: to }: Pick<RuleSummary, 'valid_from' | 'valid_to'>): string => {
    if (from && to) {
      return texts.between(from, to);
    }
    if (from) {
      return texts.from(from);
    }
    return to ? texts.to(to) : texts.always;
  };
}
