// The shares that the caller may see: what is asked for, what waits for an answer, what runs.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { Share } from '../api/types';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { DatasetTitle } from '../datasets/dataset-title';
import { FlowState } from '../flows/flow-state';
import { OpenLimits } from '../flows/open-limits';
import { useSay, useTexts } from '../texts/use-texts';
import { useShares } from './queries';
import { shareTexts } from './texts';

export function Component() {
  const texts = useTexts(shareTexts);
  const list = usePageParams();
  const q = list.value('q');
  const shares = useShares({ ...list.paging, ...(q ? { q } : {}) });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <SearchBox list={list} hint={texts.searchHint} />
      <ServerTable
        query={shares}
        columns={useColumns()}
        rowKey={(share) => share.number}
        list={list}
        empty={texts.empty}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<Share>['columns']> {
  const texts = useTexts(shareTexts);
  const say = useSay();
  return [
    { title: texts.number, render: (_, share) => <Link to={`/shares/${share.number}`}>{share.number}</Link> },
    { title: texts.dataset, render: (_, share) => <DatasetTitle name={share.dataset} /> },
    { title: texts.applicant, render: (_, share) => say(share.applicant.name) },
    { title: texts.provider, render: (_, share) => say(share.provider.name) },
    { title: texts.state, render: (_, share) => <FlowState standing={share} isGood={share.in_force} /> },
    { title: texts.limit, render: (_, share) => <OpenLimits standing={share} /> },
    { title: texts.changed, render: (_, share) => <Time at={share.changed_at} /> },
  ];
}
