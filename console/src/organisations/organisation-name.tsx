// The name of an organisation that is known by its identifier.
import { Skeleton } from 'antd';
import { useSay } from '../texts/use-texts';
import { useOrganisation } from './queries';

export function OrganisationName({ id }: { id: string }) {
  const say = useSay();
  const { data, isError } = useOrganisation(id);
  if (data) {
    return <span>{say(data.organisation.name)}</span>;
  }
  return isError ? (
    <span className="mono">{id}</span>
  ) : (
    <Skeleton.Input active size="small" style={{ height: 16 }} />
  );
}
