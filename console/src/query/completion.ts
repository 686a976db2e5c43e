// What the editor offers beside the tables of the language itself: columns of the tables that the statement names, and
// tables and columns by their titles, so that somebody who knows what a thing is called need not know its name.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

export interface TableNames {
  name: string;
  title: string;
  columns: { name: string; title: string }[];
}

/** Words in any script; a title is typed as it is spoken. */
const WORD = /[\p{L}\p{N}_]+/u;

export function completeNames(tables: readonly TableNames[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(WORD);
    const behindDot = context.matchBefore(/\.[\p{L}\p{N}_]*/u) !== null;
    if (behindDot || (word === null && !context.explicit)) {
      return null;
    }
    return {
      from: word?.from ?? context.pos,
      options: optionsFor(context.state.doc.toString(), tables),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  };
}

/** Columns of the named tables by name and title, and every table by its title. */
export function optionsFor(sql: string, tables: readonly TableNames[]): Completion[] {
  const words = new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g));
  const columns = new Map(
    tables.filter(({ name }) => words.has(name)).flatMap((table) => table.columns.map((c) => [c.name, c])),
  );
  const byName = [...columns.values()].map(({ name, title }) => ({
    label: name,
    detail: title,
    type: 'property',
    boost: 1,
  }));
  const byTitle = [...columns.values(), ...tables].map(({ name, title }) => ({
    label: title,
    detail: name,
    apply: name,
    type: columns.has(name) ? 'property' : 'type',
  }));
  return [...byName, ...byTitle.filter(({ label }) => label !== '')];
}
