// The corrections that the caller may see: what was reported, what has to be verified, what came of it.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { Correction } from '../api/types';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { DatasetTitle } from '../datasets/dataset-title';
import { FlowState } from '../flows/flow-state';
import { OpenLimits } from '../flows/open-limits';
import { useSay, useTexts } from '../texts/use-texts';
import { useCorrections } from './queries';
import { correctionTexts } from './texts';

export function Component() {
  const texts = useTexts(correctionTexts);
  const list = usePageParams();
  const q = list.value('q');
  const corrections = useCorrections({ ...list.paging, ...(q ? { q } : {}) });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <SearchBox list={list} hint={texts.searchHint} />
      <ServerTable
        query={corrections}
        columns={useColumns()}
        rowKey={(correction) => correction.number}
        list={list}
        empty={texts.empty}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<Correction>['columns']> {
  const texts = useTexts(correctionTexts);
  const say = useSay();
  return [
    {
      title: texts.number,
      render: (_, { number }) => <Link to={`/corrections/${number}`}>{number}</Link>,
    },
    { title: texts.dataset, render: (_, { dataset }) => <DatasetTitle name={dataset} /> },
    { title: texts.reporter, render: (_, { reporter }) => say(reporter.name) },
    { title: texts.source, render: (_, { source }) => say(source.name) },
    {
      title: texts.state,
      render: (_, correction) => (
        <FlowState standing={correction} isGood={correction.state === 'corrected'} />
      ),
    },
    { title: texts.limit, render: (_, correction) => <OpenLimits standing={correction} /> },
    { title: texts.changed, render: (_, { changed_at: at }) => <Time at={at} /> },
  ];
}
