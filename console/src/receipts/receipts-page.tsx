// The receipts of the own organisation, or of all for auditors: what was given or refused, when, why.
import { Typography, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { Receipt } from '../api/types';
import { Page } from '../components/page';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { OrganisationName } from '../organisations/organisation-name';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { FilterBar } from './filter-bar';
import { filtersOf } from './filters';
import { useReceipts } from './queries';
import { ReceiptKind } from './receipt-kind';
import { receiptTexts } from './texts';

export function Component() {
  const texts = useTexts(receiptTexts);
  const list = usePageParams();
  const receipts = useReceipts({ ...list.paging, ...filtersOf(list.value) });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <FilterBar list={list} />
      <ServerTable
        query={receipts}
        columns={useColumns()}
        rowKey={(receipt) => receipt.id}
        list={list}
        empty={texts.empty}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<Receipt>['columns']> {
  const texts = useTexts(receiptTexts);
  const { number } = useFormats();
  return [
    {
      title: texts.at,
      render: (_, { id, at }) => (
        <Link to={`/receipts/${id}`}>
          <Time at={at} />
        </Link>
      ),
    },
    { title: texts.kind, render: (_, { kind }) => <ReceiptKind kind={kind} /> },
    {
      title: texts.organisation,
      // Names come after the list; nothing moves when they do.
      width: 200,
      render: (_, { organisation }) => (
        <Typography.Text ellipsis style={{ width: 200 }}>
          <OrganisationName id={organisation} />
        </Typography.Text>
      ),
    },
    {
      title: texts.tables,
      render: (_, { tables }) => (
        <span className="mono">{tables.map(({ dataset }) => dataset).join(', ') || texts.none}</span>
      ),
    },
    {
      title: texts.share,
      render: (_, { grant }) => (grant ? <Link to={`/shares/${grant}`}>{grant}</Link> : texts.none),
    },
    { title: texts.purpose, render: (_, { purpose }) => purpose ?? texts.none },
    { title: texts.case, render: (_, { case: caseNumber }) => caseNumber ?? texts.none },
    {
      title: texts.rows,
      align: 'end',
      render: (_, { rows }) => (
        <span className="number">{rows === null || rows === undefined ? texts.none : number(rows)}</span>
      ),
    },
  ];
}
