// Clause by clause: what carries it out, and whether its tests pass.
import { Card, Checkbox, Flex, Select, Statistic, Typography, type TableProps } from 'antd';
import type { Trace, TracedClause } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { PlainTable } from '../components/plain-table';
import { usePageParams, type ListParams } from '../components/use-page-params';
import { useSay, useTexts } from '../texts/use-texts';
import { CarrierLink } from './carrier-link';
import { useTrace } from './queries';
import { TestsTag } from './tests-tag';
import { traceTexts } from './texts';

export function Component() {
  const texts = useTexts(traceTexts);
  const list = usePageParams();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={useTrace()}>{(trace) => <TraceView trace={trace} list={list} />}</Loaded>
    </Page>
  );
}

function TraceView({ trace, list }: { trace: Trace; list: ListParams }) {
  const texts = useTexts(traceTexts);
  const document = list.value('document');
  const isOnlyCarried = list.value('carried') === 'true';
  const shown = trace.clauses.filter(
    (clause) => (!document || clause.document === document) && (!isOnlyCarried || clause.carriers.length > 0),
  );
  const documents = trace.documents.map(({ name, clauses, carried_out }) => ({
    value: name,
    label: `${name} (${carried_out}/${clauses})`,
  }));
  return (
    <Flex vertical gap={16}>
      <Card size="small">
        <Flex gap="16px 48px" wrap>
          <Statistic title={texts.total} value={trace.total.clauses} />
          <Statistic title={texts.carriedOut} value={trace.total.carried_out} />
          <Statistic title={texts.passing} value={trace.total.passing} />
        </Flex>
      </Card>
      <Flex gap={16} wrap align="center">
        <Select
          aria-label={texts.document}
          style={{ width: 320, maxWidth: '100%' }}
          value={document ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: '', label: texts.allDocuments }, ...documents]}
          onChange={(value: string) => list.change({ document: value })}
        />
        <Checkbox
          checked={isOnlyCarried}
          onChange={(event) => list.change({ carried: event.target.checked ? 'true' : undefined })}
        >
          {texts.only}
        </Checkbox>
      </Flex>
      <PlainTable rows={shown} columns={useColumns()} rowKey={(clause) => clause.id} empty={texts.empty} />
    </Flex>
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
              <CarrierLink carrier={carrier} /> <TestsTag carrier={carrier} />
            </div>
          ))
        ),
    },
  ];
}
