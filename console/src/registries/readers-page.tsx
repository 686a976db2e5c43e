// Who read a record: when, for which organisation, why, under which share. The number never stands in the address.
import { Alert, Button, Card, Flex, Form, Input, Select, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RecordReading, Registry } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { PlainTable } from '../components/plain-table';
import { ProblemAlert } from '../components/problem-alert';
import { Time } from '../components/time';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { useReaders, useRegistries, type AskedReaders } from './queries';
import { readersTexts } from './readers-texts';

/** So many uses are shown at once. */
const SIZE = 50;

export function Component() {
  const texts = useTexts(readersTexts);
  const registries = useRegistries();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={registries}>
        {(all) => <Readers registries={all.filter(({ may }) => may.includes('record.trace'))} />}
      </Loaded>
    </Page>
  );
}

function Readers({ registries }: { registries: Registry[] }) {
  const texts = useTexts(readersTexts);
  const readers = useReaders();
  const [asked, setAsked] = useState<AskedReaders>();
  const ask = (wanted: AskedReaders, page: number) => {
    setAsked(wanted);
    readers.mutate({ ...wanted, page, page_size: SIZE });
  };
  if (registries.length === 0) {
    return <Alert showIcon type="info" title={texts.none} />;
  }
  return (
    <Flex vertical gap={16}>
      <AskForm registries={registries} isBusy={readers.isPending} onAsk={(wanted) => ask(wanted, 1)} />
      {readers.error && <ProblemAlert error={readers.error} />}
      {asked && readers.data && (
        <Found found={readers.data} isBusy={readers.isPending} onTurn={(page) => ask(asked, page)} />
      )}
    </Flex>
  );
}

interface FormProps {
  registries: Registry[];
  isBusy: boolean;
  onAsk: (asked: AskedReaders) => void;
}

function AskForm({ registries, isBusy, onAsk }: FormProps) {
  const texts = useTexts(readersTexts);
  const say = useSay();
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Card>
      <Form<AskedReaders>
        layout="vertical"
        requiredMark={false}
        initialValues={{ registry: registries[0]?.name }}
        onFinish={onAsk}
      >
        <Flex gap={16} wrap align="flex-start">
          <Form.Item name="registry" label={texts.registry} style={{ minWidth: 200 }}>
            <Select options={registries.map(({ name, title }) => ({ value: name, label: say(title) }))} />
          </Form.Item>
          <Form.Item
            name="key"
            label={texts.key}
            rules={required(texts.missing)}
            className="grow"
            style={{ minWidth: 220 }}
          >
            <Input autoComplete="off" spellCheck={false} maxLength={200} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={texts.purpose}
            rules={required(texts.missing)}
            className="grow"
            style={{ minWidth: 220 }}
          >
            <Input placeholder={texts.purposeHint} maxLength={500} />
          </Form.Item>
        </Flex>
        <Flex gap={16} wrap align="center">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {texts.submit}
          </Button>
          <Typography.Text type="secondary">{texts.logged}</Typography.Text>
        </Flex>
      </Form>
    </Card>
  );
}

interface FoundProps {
  found: { items: RecordReading[]; total: number; page: number };
  isBusy: boolean;
  onTurn: (page: number) => void;
}

function Found({ found, isBusy, onTurn }: FoundProps) {
  const texts = useTexts(readersTexts);
  const { number } = useFormats();
  const pages = Math.ceil(found.total / SIZE);
  return (
    <Card>
      <Flex vertical gap={12}>
        <Typography.Text>{texts.found(number(found.total))}</Typography.Text>
        <PlainTable
          rows={found.items}
          columns={useColumns()}
          rowKey={({ receipt }) => receipt}
          empty={texts.empty}
        />
        {pages > 1 && (
          <Flex gap={8}>
            <Button disabled={isBusy || found.page <= 1} onClick={() => onTurn(found.page - 1)}>
              {texts.later}
            </Button>
            <Button disabled={isBusy || found.page >= pages} onClick={() => onTurn(found.page + 1)}>
              {texts.earlier}
            </Button>
          </Flex>
        )}
        <Typography.Text type="secondary">{texts.beyond}</Typography.Text>
      </Flex>
    </Card>
  );
}

function useColumns(): NonNullable<TableProps<RecordReading>['columns']> {
  const texts = useTexts(readersTexts);
  const say = useSay();
  return [
    {
      title: texts.at,
      render: (_, { receipt, at }) => (
        <Link to={`/receipts/${receipt}`}>
          <Time at={at} />
        </Link>
      ),
    },
    {
      title: texts.organisation,
      render: (_, { organisation }) => (organisation ? say(organisation.name) : texts.nothing),
    },
    {
      title: texts.person,
      render: (_, { person, by_key: byKey }) => (
        <>
          {person ?? texts.nothing} {byKey && <Tag>{texts.byKey}</Tag>}
        </>
      ),
    },
    { title: texts.purpose, render: (_, { purpose }) => purpose ?? texts.nothing },
    { title: texts.case, render: (_, { case: caseNumber }) => caseNumber ?? texts.nothing },
    {
      title: texts.share,
      render: (_, { share, of_uses: ofUses }) =>
        share ? <Link to={`/shares/${share}`}>{share}</Link> : ofUses ? texts.asked : texts.lookedUp,
    },
    {
      title: texts.datasets,
      render: (_, { datasets }) => <span className="mono">{datasets.join(', ')}</span>,
    },
    {
      title: texts.outcome,
      render: (_, { rows, of_uses: ofUses }) =>
        ofUses ? texts.nothing : rows === 0 ? texts.notFound : texts.told,
    },
  ];
}
