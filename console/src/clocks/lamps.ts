// How urgent the matters of the board are.
import type { Clock } from '../api/types';

export const LAMPS = ['red', 'yellow', 'green', 'paused'] as const;
export type Lamp = (typeof LAMPS)[number];

/** The lamp of the most urgent of its time limits; they come in the order of their ends. */
export function lampOf({ limits: [first] }: Clock): Lamp {
  return LAMPS.find((lamp) => first?.state !== 'paused' && lamp === first?.lamp) ?? 'paused';
}

/** How many matters there are of each lamp. */
export function countsOf(clocks: Clock[]): Record<Lamp, number> {
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const clock of clocks) {
    counts[lampOf(clock)] += 1;
  }
  return counts;
}
