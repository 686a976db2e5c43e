// Numbers, times and sizes as people of each language write them.
import { CHINA } from '../components/days';
import { usePreferences } from '../preferences';
import type { Language } from './texts';

const MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: CHINA,
};

export function formatsOf(language: Language) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  // Year, month and day in that order in both languages: 03/04 would be read in two ways.
  const minute = new Intl.DateTimeFormat(language === 'en' ? 'sv-SE' : language, MINUTE);
  const second = new Intl.DateTimeFormat(language === 'en' ? 'sv-SE' : language, {
    ...MINUTE,
    second: '2-digit',
  });
  return {
    number: (value: number) => number.format(value),
    decimal: (value: string) => decimal(value, language),
    percent: (value: number) => percent.format(value),
    minute: (value: string) => minute.format(new Date(value)),
    second: (value: string) => second.format(new Date(value)),
    bytes: (value: number) => bytes(value, number),
  };
}

/** A decimal that came as text: every digit stays, and thousands are set apart. */
function decimal(value: string, language: Language): string {
  const digits = value.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(value as Intl.StringNumericLiteral);
}

function bytes(value: number, number: Intl.NumberFormat): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${number.format(Math.round(value * 10) / 10)} ${units[unit] ?? ''}`;
}

const known = { 'zh-CN': formatsOf('zh-CN'), en: formatsOf('en') };

export function useFormats() {
  return known[usePreferences().language];
}
