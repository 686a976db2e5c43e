// What a record of a registry says, field by field, and what each field was before.
import type { Registry, RegistryHistory } from '../api/types';

/** What a field was from an instant on. */
export interface FieldState {
  value: unknown;
  source?: string | undefined;
  from: string;
  to?: string | undefined;
}

export interface RecordField {
  name: string;
  value: unknown;
  isMasked: boolean;
  source?: string | undefined;
  /** What the field was before, the latest first; empty when it has always been so. */
  before: FieldState[];
}

/** The fields in the order of the registry, the key first; fields about which nothing is known have no value. */
export function recordFields(
  registry: Pick<Registry, 'key' | 'fields'>,
  history: Pick<RegistryHistory, 'states' | 'masked'>,
): RecordField[] {
  const latest = history.states[0];
  return [registry.key, ...registry.fields].map((name) => ({
    name,
    value: latest?.fields[name],
    isMasked: history.masked.includes(name),
    source: latest?.sources[name],
    before: fieldStates(history, name).slice(1),
  }));
}

/** A field through time, the latest first; states in which it was the same are told as one. */
export function fieldStates(history: Pick<RegistryHistory, 'states'>, name: string): FieldState[] {
  const told: FieldState[] = [];
  for (const { fields, sources, valid_from: from, valid_to: to } of history.states) {
    const [value, source] = [fields[name], sources[name]];
    const later = told.at(-1);
    if (later && later.value === value && later.source === source && later.from === to) {
      later.from = from;
    } else {
      told.push({ value, source, from, to: to ?? undefined });
    }
  }
  return told;
}
