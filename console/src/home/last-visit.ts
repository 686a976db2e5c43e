// When this browser was here before: what came since is marked. A visit is a session of the browser.
import { useState } from 'react';

const KEPT = 'jixia.visited';
const BEFORE = 'jixia.visited-before';

/** The instant of the visit before this one; nothing on the first. */
export function useLastVisit(): number | undefined {
  const [before] = useState(() => lastVisit(localStorage, sessionStorage, Date.now()));
  return before;
}

export function lastVisit(kept: Storage, session: Storage, now: number): number | undefined {
  const known = session.getItem(BEFORE);
  const before = known ?? kept.getItem(KEPT) ?? '';
  session.setItem(BEFORE, before);
  kept.setItem(KEPT, String(now));
  return before === '' ? undefined : Number(before);
}
