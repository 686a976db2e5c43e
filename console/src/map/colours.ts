// Colours of the classes: one hue from faint to strong, told apart by brightness alone, so also by the colour-blind.

const LIGHT = ['#d0e4f2', '#a3cbe4', '#6aa9d0', '#2f7fb3', '#0b4f7d'];
const DARK = ['#28526e', '#3a7499', '#5a9bc4', '#8cc3e6', '#c9e7fb'];

/** Of a division whose number is not told. */
export const UNTOLD = { light: '#c9ccd1', dark: '#4a4f55' };

/** A colour for each of so many classes, as far apart as they can be. */
export function coloursOf(count: number, isDark: boolean): string[] {
  const all = isDark ? DARK : LIGHT;
  const step = count > 1 ? (all.length - 1) / (count - 1) : 0;
  // A single class stands in the middle.
  const first = count > 1 ? 0 : 2;
  return Array.from({ length: count }, (_, place) => all[first + Math.round(place * step)] ?? '');
}
