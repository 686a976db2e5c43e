// Days as officials mean them: whole days in China, wherever the browser is set to be.

const DAY = 24 * 3600 * 1000;
/** The only time zone of the law's clocks; it has no summer time. */
export const CHINA = 'Asia/Shanghai';

/** The instant at which a day begins in China, or the day after it by `later`; nothing where it is no day. */
export function startOf(day: string | undefined, later = 0): string | undefined {
  const begin = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(begin) ? undefined : new Date(begin + later * DAY).toISOString();
}

/** The day in China, as the API writes days. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: CHINA }).format(now);
}
