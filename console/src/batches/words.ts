// Places and plans of batches in words.
import type { BatchPlan } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { batchTexts } from './texts';

export function usePlaceText(): (target: BatchPlan['target']) => string {
  const texts = useTexts(batchTexts);
  return (target) =>
    target.place === 'database'
      ? texts.table(target.name, target.schema, target.table)
      : texts.folder(target.name);
}

export function useStartsText(): (starts: BatchPlan['starts']) => string {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  return (starts) => {
    switch (starts.on) {
      case 'every':
        return texts.everyText(number(starts.minutes));
      case 'daily':
        return texts.dailyText(starts.time);
      default:
        return texts.on[starts.on];
    }
  };
}
