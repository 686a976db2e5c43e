// Installed packs; the administrator installs others.
import { Button, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Pack } from '../api/types';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { InstallDialog } from './install-dialog';
import { Maturity } from './maturity';
import { usePacks } from './queries';
import { packTexts } from './texts';

export function Component() {
  const texts = useTexts(packTexts);
  const { may } = useSession();
  const list = usePageParams();
  const q = list.value('q');
  const columns = useColumns();
  const [isInstalling, setInstalling] = useState(false);
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        may.includes('pack.install') && <Button onClick={() => setInstalling(true)}>{texts.install}</Button>
      }
    >
      <SearchBox list={list} hint={texts.searchHint} />
      <ServerTable
        query={usePacks({ ...list.paging, ...(q ? { q } : {}) })}
        columns={columns}
        rowKey={(pack) => pack.name}
        list={list}
        empty={texts.empty}
      />
      {isInstalling && <InstallDialog onClose={() => setInstalling(false)} />}
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<Pack>['columns']> {
  const texts = useTexts(packTexts);
  const say = useSay();
  const { number } = useFormats();
  return [
    {
      title: texts.name,
      render: (_, pack) => (
        <>
          <Link to={`/packs/${pack.name}`}>{say(pack.title)}</Link>
          <div className="mono">{pack.name}</div>
        </>
      ),
    },
    { title: texts.version, render: (_, pack) => <span className="number">{pack.version}</span> },
    { title: texts.maturity, render: (_, pack) => <Maturity pack={pack} /> },
    { title: texts.owner, render: (_, pack) => (pack.owner_name ? say(pack.owner_name) : pack.owner) },
    {
      title: texts.clauses,
      align: 'end',
      render: (_, pack) => <span className="number">{number(pack.clauses.length)}</span>,
    },
  ];
}
