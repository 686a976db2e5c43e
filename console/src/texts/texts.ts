// Dictionaries in two languages: what the English one lacks, the compiler tells.

export type Language = 'zh-CN' | 'en';

type Shape<D> = {
  readonly [K in keyof D]: D[K] extends string
    ? string
    : D[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Shape<D[K]>;
};

export interface Texts<D> {
  readonly 'zh-CN': D;
  readonly en: Shape<D>;
}

/** Texts of one folder: Chinese first, because it is what most people read; English has the same keys. */
export function defineTexts<D>(zh: D, en: Shape<NoInfer<D>>): Texts<D> {
  return { 'zh-CN': zh, en };
}

/** A name or sentence that the API gives in one or two languages. */
export interface Bilingual {
  zh: string;
  en?: string;
}

/** The text in the reader's language, or the Chinese one where there is no other. */
export function pick(text: Bilingual, language: Language): string {
  return language === 'en' && text.en ? text.en : text.zh;
}
