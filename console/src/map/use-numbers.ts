// The numbers of an indicator as people write them, or why they are not told.
import type { Indicator, IndicatorValue } from '../api/types';
import { usePreferences } from '../preferences';
import { useSay, useTexts } from '../texts/use-texts';
import { mapTexts } from './texts';

export function useNumbers({ decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>, few: number) {
  const { language } = usePreferences();
  const texts = useTexts(mapTexts);
  const say = useSay();
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const number = (value: number) => format.format(value);
  const cell = ({ value, hidden }: IndicatorValue) => {
    if (hidden === 'few') {
      return texts.few(few);
    }
    if (hidden === 'derivable') {
      return texts.derivable;
    }
    return value == null ? texts.nothing : number(value);
  };
  const withUnit = (row: IndicatorValue) => (row.value == null ? cell(row) : `${cell(row)} ${say(unit)}`);
  return { number, cell, withUnit };
}
