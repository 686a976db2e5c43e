// Statements that a person keeps in this browser, and the one that is being written. Each person has their own, because
// computers at windows are shared.

export interface SavedQuery {
  name: string;
  sql: string;
}

const listKey = (person: string) => `jixia.queries.${person}`;
const draftKey = (person: string) => `jixia.query-draft.${person}`;

export function savedQueries(person: string): SavedQuery[] {
  return JSON.parse(localStorage.getItem(listKey(person)) ?? '[]') as SavedQuery[];
}

/** Keeps a statement; one of the same name gives way. */
export function saveQuery(person: string, query: SavedQuery): SavedQuery[] {
  return keep(person, [query, ...savedQueries(person).filter(({ name }) => name !== query.name)]);
}

export function removeQuery(person: string, gone: string): SavedQuery[] {
  return keep(
    person,
    savedQueries(person).filter(({ name }) => name !== gone),
  );
}

function keep(person: string, queries: SavedQuery[]): SavedQuery[] {
  localStorage.setItem(listKey(person), JSON.stringify(queries));
  return queries;
}

export function draft(person: string): string {
  return localStorage.getItem(draftKey(person)) ?? '';
}

export function keepDraft(person: string, sql: string): void {
  localStorage.setItem(draftKey(person), sql);
}
