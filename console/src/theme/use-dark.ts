// Whether the page is dark, and hearing of it when that changes.
import { useSyncExternalStore } from 'react';
import { isDark, usePreferences } from '../preferences';

const device = window.matchMedia('(prefers-color-scheme: dark)');

export function useDark(): boolean {
  const { brightness } = usePreferences();
  const deviceIsDark = useSyncExternalStore(
    (listener) => {
      device.addEventListener('change', listener);
      return () => device.removeEventListener('change', listener);
    },
    () => device.matches,
  );
  return isDark(brightness, deviceIsDark);
}
