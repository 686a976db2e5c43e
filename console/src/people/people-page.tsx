// People who can log in; the administrator adds and minds them.
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { NewPersonDialog } from './new-person-dialog';
import { PeopleTable } from './people-table';
import { peopleTexts } from './texts';

export function Component() {
  const texts = useTexts(peopleTexts);
  const list = usePageParams();
  const { role } = useSession().person;
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        role === 'administrator' && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        )
      }
    >
      <SearchBox list={list} hint={texts.searchHint} />
      <PeopleTable list={list} />
      <NewPersonDialog open={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}
