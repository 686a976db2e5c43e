// Whether the page is dark: as the person chose, or else as the device is.
import { useSyncExternalStore } from 'react';
import { usePreferences } from '../preferences';

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
  return brightness === 'system' ? deviceIsDark : brightness === 'dark';
}
