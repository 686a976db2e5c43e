// The title of a dataset that is known by its name, as a link to it.
import { Link } from 'react-router';
import { useSay } from '../texts/use-texts';
import { useDataset } from './queries';

export function DatasetTitle({ name }: { name: string }) {
  const say = useSay();
  const { data } = useDataset(name);
  return <Link to={`/datasets/${name}`}>{data ? say(data.title) : name}</Link>;
}
