// Days of the address as instants of the API: both ends of a span are whole days where the reader is.

/** The instant at which a day begins here, or the day after it by `later`; nothing where it is no day. */
export function startOf(day: string | undefined, later = 0): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) {
    return undefined;
  }
  return new Date(year, month - 1, date + later).toISOString();
}
