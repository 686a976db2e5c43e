// Clause by clause: what carries it out, and whether its tests pass.
import { Card, Flex, Select, Statistic, Typography, type TableProps } from 'antd';
import type { Trace, TracedClause } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { SearchBox } from '../components/search-box';
import { ServerTable } from '../components/server-table';
import { usePageParams, type ListParams } from '../components/use-page-params';
import { useSay, useTexts } from '../texts/use-texts';
import { CarrierLink } from './carrier-link';
import { useClauses, useTrace, type ClausesQuery } from './queries';
import { TestsTag } from './tests-tag';
import { traceTexts } from './texts';

export function Component() {
  const texts = useTexts(traceTexts);
  const list = usePageParams();
  const columns = useColumns();
  const clauses = useClauses({ ...list.paging, ...filtersOf(list) });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={useTrace()}>
        {(trace) => (
          <Flex vertical gap={16}>
            <Counts trace={trace} list={list} />
            <SearchBox list={list} hint={texts.searchHint} />
            <ServerTable
              query={clauses}
              columns={columns}
              rowKey={(clause) => clause.id}
              list={list}
              empty={texts.empty}
            />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

const FILTERS = ['q', 'document', 'group', 'state'] as const;

function filtersOf(list: ListParams): ClausesQuery {
  const chosen = FILTERS.map((name) => [name, list.value(name)]).filter(([, value]) => value !== undefined);
  // The server refuses a state that it does not know, and says so.
  return Object.fromEntries(chosen) as ClausesQuery;
}

function Counts({ trace, list }: { trace: Trace; list: ListParams }) {
  const texts = useTexts(traceTexts);
  const counted = (groups: Trace['documents']) =>
    groups.map(({ name, clauses, carried_out }) => ({
      value: name,
      label: `${name} (${carried_out}/${clauses})`,
    }));
  const states = Object.entries(texts.states).map(([value, label]) => ({ value, label }));
  const filters = [
    { name: 'document', label: texts.document, all: texts.allDocuments, options: counted(trace.documents) },
    { name: 'group', label: texts.group, all: texts.allGroups, options: counted(trace.groups) },
    { name: 'state', label: texts.state, all: texts.allStates, options: states },
  ];
  return (
    <>
      <Card size="small">
        <Flex gap="16px 48px" wrap>
          <Statistic title={texts.total} value={trace.total.clauses} />
          <Statistic title={texts.carriedOut} value={trace.total.carried_out} />
          <Statistic title={texts.passing} value={trace.total.passing} />
        </Flex>
      </Card>
      <Flex gap={16} wrap>
        {filters.map(({ name, label, all, options }) => (
          <Select
            key={name}
            aria-label={label}
            style={{ width: 260, maxWidth: '100%' }}
            value={list.value(name) ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: all }, ...options]}
            onChange={(value: string) => list.change({ [name]: value })}
          />
        ))}
      </Flex>
    </>
  );
}

function useColumns(): NonNullable<TableProps<TracedClause>['columns']> {
  const texts = useTexts(traceTexts);
  const say = useSay();
  return [
    { title: texts.id, render: (_, clause) => <span className="mono">{clause.id}</span> },
    {
      title: texts.clause,
      render: (_, clause) => <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>{say(clause.name)}</div>,
    },
    {
      title: texts.place,
      render: (_, clause) => (
        <>
          {clause.document} <Typography.Text type="secondary">{clause.place}</Typography.Text>
        </>
      ),
    },
    {
      title: texts.carriers,
      render: (_, clause) =>
        clause.carriers.length === 0 ? (
          <Typography.Text type="secondary">{texts.nothing}</Typography.Text>
        ) : (
          clause.carriers.map((carrier) => (
            <div key={`${carrier.kind} ${carrier.name}`}>
              <CarrierLink carrier={carrier} /> <TestsTag passes={carrier.tests_pass} />
            </div>
          ))
        ),
    },
  ];
}
