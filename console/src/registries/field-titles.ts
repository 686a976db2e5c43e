// What people call the fields and the sources of a registry.
import type { Registry } from '../api/types';
import { useSay } from '../texts/use-texts';

export function useFieldTitles(registry: Registry): (field: string) => string {
  const say = useSay();
  return (field) => {
    const title = registry.field_titles[field];
    return title ? say(title) : field;
  };
}

export interface SourceTitles {
  title: (source: string) => string;
  /** The organisation that the source belongs to; empty while nobody knows. */
  organisation: (source: string) => string;
}

export function useSourceTitles(registry: Registry): SourceTitles {
  const say = useSay();
  const find = (source: string) => registry.sources.find(({ dataset }) => dataset === source);
  return {
    title: (source) => {
      const found = find(source);
      return found ? say(found.title) : source;
    },
    organisation: (source) => {
      const name = find(source)?.organisation_name;
      return name ? say(name) : '';
    },
  };
}
