// Titles of a registry's fields: its contract as a dataset has them.
import { useDataset } from '../datasets/queries';
import { useSay } from '../texts/use-texts';

export function useFieldTitles(registry: string): (field: string) => string {
  const say = useSay();
  const columns = useDataset(registry).data?.columns;
  return (field) => {
    const column = columns?.find(({ name }) => name === field);
    return column ? say(column.title) : field;
  };
}
