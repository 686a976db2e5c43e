import { expect, it } from 'vitest';
import type { Texts } from './texts';

const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/texts.ts', '../**/words.ts', './common.ts'],
  {
    eager: true,
  },
);
const dictionaries = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter(
      (value): value is Texts<object> => typeof value === 'object' && value !== null && 'zh-CN' in value,
    )
    .map((texts) => [file, texts] as const),
);

/** Every text with the path of its key; functions are asked with marks in place of values. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  if (typeof value === 'function') {
    const marks = Array.from({ length: value.length }, (_, index) => `#${index}`);
    return [[path, (value as (...marks: string[]) => string)(...marks)]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

it('finds the dictionaries', () => {
  expect(dictionaries.length).toBeGreaterThan(5);
});

it.each(dictionaries)('has the same keys and values in both languages: %s', (_, texts) => {
  const [zh, en] = [leaves(texts['zh-CN'], ''), leaves(texts.en, '')];
  expect(en.map(([key]) => key)).toEqual(zh.map(([key]) => key));
  for (const [index, [key, text]] of zh.entries()) {
    const marks = (told: string) => new Set(told.match(/#\d/g) ?? []);
    expect(marks(en[index]?.[1] ?? ''), key).toEqual(marks(text));
  }
});

it.each(dictionaries)('leaves no text empty, and no Chinese in the English: %s', (_, texts) => {
  for (const [key, text] of [...leaves(texts['zh-CN'], ''), ...leaves(texts.en, '')]) {
    expect(text.trim(), key).not.toBe('');
  }
  // The switch of language names the other language in that language.
  const english = leaves(texts.en, '').filter(([key]) => key !== '.language');
  expect(english.filter(([, text]) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
});
