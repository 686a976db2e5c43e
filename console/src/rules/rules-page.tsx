// The rules of the city.
import { Tag, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { RuleSummary } from '../api/types';
import { Clauses } from '../components/clauses';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { usePageParams } from '../components/use-page-params';
import { useSay, useTexts } from '../texts/use-texts';
import { useRules } from './queries';
import { ruleTexts } from './texts';
import { useValidity } from './use-validity';

export function Component() {
  const texts = useTexts(ruleTexts);
  const list = usePageParams();
  const q = list.value('q');
  const columns = useColumns();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <SearchBox list={list} hint={texts.searchHint} />
      <ServerTable
        query={useRules({ ...list.paging, ...(q ? { q } : {}) })}
        columns={columns}
        rowKey={(rule) => rule.name}
        list={list}
        empty={texts.empty}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<RuleSummary>['columns']> {
  const texts = useTexts(ruleTexts);
  const say = useSay();
  const validity = useValidity();
  return [
    {
      title: texts.name,
      render: (_, rule) => (
        <>
          <Link to={`/rules/${rule.name}`}>{say(rule.title)}</Link>
          <div className="mono">{rule.name}</div>
        </>
      ),
    },
    { title: texts.valid, render: (_, rule) => validity(rule) },
    { title: texts.population, render: (_, rule) => rule.has_population && <Tag>{texts.hasPopulation}</Tag> },
    {
      title: texts.clauses,
      render: (_, rule) => <Clauses clauses={rule.clauses} />,
    },
  ];
}
