// What a person chose for this browser: language and light or dark. Read by the API client too, so it is no React state.
import { useSyncExternalStore } from 'react';
import type { Language } from './texts/texts';

export type Brightness = 'light' | 'dark' | 'system';

interface Preferences {
  language: Language;
  brightness: Brightness;
}

const KEY = 'jixia.preferences';
const DEFAULTS: Preferences = { language: 'zh-CN', brightness: 'system' };

let current = load();
const listeners = new Set<() => void>();

function load(): Preferences {
  const kept: Partial<Preferences> = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  return {
    language: kept.language === 'en' ? 'en' : DEFAULTS.language,
    brightness:
      kept.brightness === 'light' || kept.brightness === 'dark' ? kept.brightness : DEFAULTS.brightness,
  };
}

export function preferences(): Preferences {
  return current;
}

/** Whether the page is dark: as the person chose, or else as the device is. */
export function isDark(brightness: Brightness, deviceIsDark: boolean): boolean {
  return brightness === 'system' ? deviceIsDark : brightness === 'dark';
}

export function prefer(chosen: Partial<Preferences>): void {
  current = { ...current, ...chosen };
  localStorage.setItem(KEY, JSON.stringify(current));
  listeners.forEach((listener) => listener());
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
