// A page that is one list: searched by words, and something is added to it by a dialog.
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Page } from './page';
import { SearchBox } from './search-box';
import type { ListParams } from './use-page-params';

interface Props {
  title: string;
  lead: string;
  list: ListParams;
  searchHint: string;
  /** What can be added, for those who may. */
  add?: { label: string; dialog: (close: () => void) => ReactNode } | false;
  children: ReactNode;
}

export function ListPage({ title, lead, list, searchHint, add, children }: Props) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        add && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {add.label}
          </Button>
        )
      }
    >
      <SearchBox list={list} hint={searchHint} />
      {children}
      {isAdding && add && add.dialog(() => setAdding(false))}
    </Page>
  );
}
