// Organisations: the tree from its root, or all that match a search.
import { ListPage } from '../components/list-page';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { OrganisationDialog } from './organisation-dialog';
import { OrganisationsTable } from './organisations-table';
import { OrganisationTree } from './organisation-tree';
import { organisationTexts } from './texts';

export function Component() {
  const texts = useTexts(organisationTexts);
  const list = usePageParams();
  const { may } = useSession();
  return (
    <ListPage
      title={texts.title}
      lead={texts.lead}
      list={list}
      searchHint={texts.searchHint}
      add={
        may.includes('organisation.create') && {
          label: texts.add,
          dialog: (close) => <OrganisationDialog onClose={close} />,
        }
      }
    >
      {list.value('q') ? <OrganisationsTable list={list} empty={texts.noneFound} /> : <OrganisationTree />}
    </ListPage>
  );
}
