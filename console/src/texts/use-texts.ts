// The texts of a folder in the language of the reader.
import { useCallback } from 'react';
import { usePreferences } from '../preferences';
import { pick, type Bilingual, type Texts } from './texts';

export function useTexts<D>(texts: Texts<D>): D {
  const { language } = usePreferences();
  // Both dictionaries have the same shape; only the literal types of the Chinese one differ.
  return texts[language] as D;
}

/** A function that says a bilingual text of the API in the reader's language. */
export function useSay(): (text: Bilingual) => string {
  const { language } = usePreferences();
  return useCallback((text) => pick(text, language), [language]);
}
