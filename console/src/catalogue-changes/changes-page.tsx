// Changes of the catalogue that the caller may see: what is being written, what waits for head or authority, what holds.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { CatalogueChangeSummary } from '../api/types';
import { LinkButton } from '../components/link-button';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { FlowState } from '../flows/flow-state';
import { OpenLimits } from '../flows/open-limits';
import { useSession } from '../session/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { PUBLISHED } from './change-page';
import { useChanges } from './queries';
import { changeTexts } from './texts';
import { WorkbookButtons } from './workbook';

export function Component() {
  const texts = useTexts(changeTexts);
  const { may } = useSession();
  const list = usePageParams();
  const q = list.value('q');
  const dataset = list.value('dataset');
  const changes = useChanges({ ...list.paging, ...(q ? { q } : {}), ...(dataset ? { dataset } : {}) });
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        may.includes('catalogue_change.compile') && (
          <>
            <WorkbookButtons />
            <LinkButton to="/catalogue-changes/new" type="primary">
              {texts.compile}
            </LinkButton>
          </>
        )
      }
    >
      <SearchBox list={list} hint={texts.searchHint} />
      <ServerTable
        query={changes}
        columns={useColumns()}
        rowKey={(change) => change.number}
        list={list}
        empty={texts.empty}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<CatalogueChangeSummary>['columns']> {
  const texts = useTexts(changeTexts);
  const say = useSay();
  return [
    {
      title: texts.number,
      render: (_, change) => <Link to={`/catalogue-changes/${change.number}`}>{change.number}</Link>,
    },
    { title: texts.kind, render: (_, change) => texts.kinds[change.kind] },
    { title: texts.entryTitle, render: (_, change) => say(change.title) },
    { title: texts.owner, render: (_, change) => say(change.owner.name) },
    {
      title: texts.state,
      render: (_, change) => <FlowState standing={change} isGood={change.state === PUBLISHED} />,
    },
    { title: texts.limit, render: (_, change) => <OpenLimits standing={change} /> },
    { title: texts.changed, render: (_, change) => <Time at={change.changed_at} /> },
  ];
}
