// What a rule gives or is told, as people write it: thousands set apart, the unit in words.
import { useCellText } from '../components/use-cell-text';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ruleTexts } from './texts';

interface Kind {
  type: string;
  unit?: string | null | undefined;
}

export function useAmount(): (value: unknown, kind: Kind | undefined) => string {
  const cellText = useCellText();
  const { decimal } = useFormats();
  const unitText = useUnitText();
  return (value, kind) => {
    const text = cellText(value);
    const isNumber = /^(decimal|integer)/.test(kind?.type ?? '') && /^-?\d+(\.\d+)?$/.test(text);
    const shown = isNumber ? decimal(text) : text;
    return kind?.unit && shown !== '' ? `${shown} ${unitText(kind.unit)}` : shown;
  };
}

/** A unit in words; one that is not known as it is. */
export function useUnitText(): (unit: string) => string {
  const units: Record<string, string> = useTexts(ruleTexts).units;
  return (unit) => units[unit] ?? unit;
}
