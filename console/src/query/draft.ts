// The statement that is being written, kept in this browser. Each person has their own, because computers at windows are
// shared.

const keyOf = (person: string) => `jixia.query-draft.${person}`;

export function draft(person: string): string {
  return localStorage.getItem(keyOf(person)) ?? '';
}

export function keepDraft(person: string, sql: string): void {
  localStorage.setItem(keyOf(person), sql);
}
