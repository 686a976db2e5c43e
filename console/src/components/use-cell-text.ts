// Values as people read them: yes and no in the reader's language, everything else as it is.
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { cellText } from './values';

export function useCellText(): (value: unknown) => string {
  const { yes, no } = useTexts(common);
  return (value) => {
    if (typeof value === 'boolean') {
      return value ? yes : no;
    }
    return cellText(value);
  };
}
