// The name of an organisation that is known by its identifier.
import { useSay } from '../texts/use-texts';
import { useOrganisation } from './queries';

export function OrganisationName({ id }: { id: string | null | undefined }) {
  const say = useSay();
  const { data } = useOrganisation(id ?? undefined);
  return data ? say(data.organisation.name) : '—';
}
