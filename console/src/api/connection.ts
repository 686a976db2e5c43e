// Whether the server answers: told by every request, shown by the banner above the page.
import { useSyncExternalStore } from 'react';

let down = false;
const listeners = new Set<() => void>();

export function reportConnection(isDown: boolean): void {
  if (down !== isDown) {
    down = isDown;
    listeners.forEach((listener) => listener());
  }
}

export function useServerDown(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => down,
  );
}
