// One receipt: what it says, what it proves, and a button that checks it in the browser.
import { Alert, Button, Card, Descriptions, Flex, Skeleton, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { CardTitle } from '../components/card-title';
import { Copyable } from '../components/copyable';
import { DownloadButton } from '../components/download-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { ProblemAlert } from '../components/problem-alert';
import { Time } from '../components/time';
import { OrganisationName } from '../organisations/organisation-name';
import { useOrganisation } from '../organisations/queries';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import type { ReceiptFile } from './check';
import { useCheck, useReceiptFile, type Verdict } from './queries';
import { ReceiptKind } from './receipt-kind';
import { readReceipt, type ReceiptText } from './receipt-text';
import { receiptTexts } from './texts';

export function Component() {
  const { id = '' } = useParams();
  const texts = useTexts(receiptTexts);
  const file = useReceiptFile(id);
  return (
    <Page title={id} above={[{ title: texts.title, to: '/receipts' }]}>
      <Loaded query={file}>{(data) => <Shown id={id} file={data} />}</Loaded>
    </Page>
  );
}

function Shown({ id, file }: { id: string; file: ReceiptFile }) {
  const receipt = readReceipt(file.receipt);
  const organisation = useOrganisation(receipt.organisation ?? undefined);
  // A long name that came later would move all that stands below it.
  if (organisation.isLoading) {
    return <Skeleton active />;
  }
  return (
    <Flex vertical gap={16}>
      <Says file={file} receipt={receipt} />
      <Proves id={id} file={file} />
    </Flex>
  );
}

function Says({ file, receipt }: { file: ReceiptFile; receipt: ReceiptText }) {
  const texts = useTexts(receiptTexts);
  const { number } = useFormats();
  const tables = receipt.tables.map(({ dataset, version }) => (
    <span key={dataset}>
      <Link to={`/datasets/${dataset}`}>{dataset}</Link>{' '}
      {version === undefined ? '' : texts.version(String(version))}
    </span>
  ));
  return (
    <Card title={<CardTitle>{texts.says}</CardTitle>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'at', label: texts.at, children: <Time at={receipt.at} /> },
          { key: 'kind', label: texts.kind, children: <ReceiptKind kind={receipt.kind} /> },
          {
            key: 'organisation',
            label: texts.organisation,
            children: <OrganisationName id={receipt.organisation} />,
          },
          { key: 'door', label: texts.door, children: texts.doors[receipt.door] },
          { key: 'purpose', label: texts.purpose, children: receipt.purpose ?? texts.none },
          { key: 'case', label: texts.case, children: receipt.case ?? texts.none },
          {
            key: 'share',
            label: texts.share,
            children: receipt.grant ? (
              <Link to={`/shares/${receipt.grant}`}>{receipt.grant}</Link>
            ) : (
              texts.none
            ),
          },
          { key: 'tables', label: texts.tables, children: <Flex vertical>{tables}</Flex> },
          {
            key: 'rows',
            label: texts.rows,
            children: receipt.rows === undefined ? texts.none : number(receipt.rows),
          },
          { key: 'index', label: texts.index, children: number(file.index + 1) },
          {
            key: 'hash',
            label: texts.hash,
            span: 'filled',
            children: receipt.answer_sha256 ? (
              <span style={{ overflowWrap: 'anywhere' }}>
                <Copyable text={receipt.answer_sha256} />
              </span>
            ) : (
              texts.none
            ),
          },
        ]}
      />
    </Card>
  );
}

function Proves({ id, file }: { id: string; file: ReceiptFile }) {
  const texts = useTexts(receiptTexts);
  const check = useCheck();
  return (
    <Card title={<CardTitle>{texts.proves}</CardTitle>}>
      <Flex vertical gap={12}>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {texts.provesList.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Flex gap={8} wrap>
          <Button type="primary" loading={check.isPending} onClick={() => check.mutate(file)}>
            {texts.check}
          </Button>
          <DownloadButton path={`/api/receipts/${id}`} fallbackName={`${id}.receipt.json`}>
            {texts.download}
          </DownloadButton>
          <DownloadButton path="/api/evidence/key" fallbackName="jixia.key">
            {texts.downloadKey}
          </DownloadButton>
        </Flex>
        <Typography.Text type="secondary">{texts.offline}</Typography.Text>
        {check.isError && <ProblemAlert error={check.error} />}
        {check.data && <Outcome verdict={check.data} />}
      </Flex>
    </Card>
  );
}

function Outcome({ verdict: { by, checked } }: { verdict: Verdict }) {
  const texts = useTexts(receiptTexts);
  const { number } = useFormats();
  if (checked.result === 'good') {
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={texts.good(number(checked.index + 1), number(checked.size))}
        description={by === 'browser' ? texts.byBrowser : texts.byServer}
      />
    );
  }
  return checked.result === 'changed' ? (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={texts.changed}
      description={texts.changes[checked.what]}
    />
  ) : null;
}
