// Words with their titles, as a choice.
export function options<W extends string>(titles: Record<W, string>): { value: W; label: string }[] {
  return (Object.keys(titles) as W[]).map((value) => ({ value, label: titles[value] }));
}
