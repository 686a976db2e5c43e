// Seconds until the server wants to be asked again.
import { useEffect, useState } from 'react';

/** Counts down from `seconds`, anew for each `cause`; 0 when there is nothing to wait for. */
export function useCountdown(seconds: number | undefined, cause: unknown): number {
  const [state, setState] = useState({ cause, left: seconds ?? 0 });
  if (state.cause !== cause) {
    setState({ cause, left: seconds ?? 0 });
  }
  const isRunning = state.left > 0;
  useEffect(() => {
    if (!isRunning) {
      return undefined;
    }
    const timer = setInterval(() => setState((now) => ({ ...now, left: Math.max(0, now.left - 1) })), 1000);
    return () => clearInterval(timer);
  }, [isRunning, cause]);
  return state.left;
}
