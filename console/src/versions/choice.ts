// Which two versions are compared, as the address remembers it: `3-5`.

/** The chosen versions, the earlier first; none where the address says no numbers. */
export function chosenOf(text: string | undefined): number[] {
  const numbers = (text ?? '').split('-').filter(Boolean).map(Number);
  return numbers.every(Number.isInteger) ? numbers.slice(0, 2).toSorted((a, b) => a - b) : [];
}

/** Chooses a version, or takes its choice back; a third one takes the place of the one chosen before the last. */
export function choosing(chosen: number[], version: number): number[] {
  if (chosen.includes(version)) {
    return chosen.filter((other) => other !== version);
  }
  return [...chosen.slice(-1), version].toSorted((a, b) => a - b);
}
