// A session that ended in the middle of work: requests wait here until the person has logged in again in the dialog.
import { useSyncExternalStore } from 'react';

type Waiter = (loggedIn: boolean) => void;

let waiters: Waiter[] = [];
let armed = false;
const listeners = new Set<() => void>();

/** Only somebody who was logged in is asked to log in again; before that the login page stands there anyway. */
export function armLoginGate(isArmed: boolean): void {
  armed = isArmed;
}

/** Resolves when the person has logged in again (true) or does not want to (false). */
export function waitForLogin(): Promise<boolean> {
  if (!armed) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    waiters = [...waiters, resolve];
    listeners.forEach((listener) => listener());
  });
}

export function settleLogin(loggedIn: boolean): void {
  const settled = waiters;
  waiters = [];
  settled.forEach((resolve) => resolve(loggedIn));
  listeners.forEach((listener) => listener());
}

/** Whether a request waits for a login. */
export function useLoginWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiters.length > 0,
  );
}
