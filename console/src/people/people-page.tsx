// People who can log in; the administrator adds and minds them.
import { ListPage } from '../components/list-page';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { PeopleTable } from './people-table';
import { NewPersonDialog } from './person-dialog';
import { peopleTexts } from './texts';

export function Component() {
  const texts = useTexts(peopleTexts);
  const list = usePageParams();
  const { may } = useSession();
  return (
    <ListPage
      title={texts.title}
      lead={texts.lead}
      list={list}
      searchHint={texts.searchHint}
      add={
        may.includes('person.create') && {
          label: texts.add,
          dialog: (close) => <NewPersonDialog onClose={close} />,
        }
      }
    >
      <PeopleTable list={list} />
    </ListPage>
  );
}
