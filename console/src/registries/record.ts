// What a record of a registry says, field by field. What the registry knows about its own work begins with `_`.
import type { Registry, RegistryRecord } from '../api/types';

export interface RecordField {
  name: string;
  value: unknown;
  isMasked: boolean;
  source?: string | undefined;
}

/** The fields in the order of the registry, the key first; fields about which nothing is known have no value. */
export function recordFields(
  registry: Pick<Registry, 'key' | 'fields'>,
  record: RegistryRecord,
): RecordField[] {
  const sources = textsOf(record.fields._sources);
  return [registry.key, ...registry.fields].map((name) => ({
    name,
    value: record.fields[name],
    isMasked: record.masked.includes(name),
    source: sources[name],
  }));
}

export function validFrom(record: RegistryRecord): string | undefined {
  const since = record.fields._valid_from;
  return typeof since === 'string' ? since : undefined;
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
