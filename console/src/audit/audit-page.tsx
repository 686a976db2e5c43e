// The audit trail: filtered, page by page, and as a file.
import { Descriptions, Flex, Typography, type TableProps } from 'antd';
import { DownloadButton } from '../components/download-button';
import { Page } from '../components/page';
import { ServerTable } from '../components/server-table';
import { StatusTag } from '../components/status-tag';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import type { AuditEntry } from '../api/types';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { FilterBar } from './filter-bar';
import { exportPath, filtersOf } from './filters';
import { useAudit } from './queries';
import { auditTexts } from './texts';

export function Component() {
  const texts = useTexts(auditTexts);
  const list = usePageParams();
  const filters = filtersOf(list.value);
  const entries = useAudit({ ...list.paging, ...filters });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <FilterBar list={list} />
      <Flex gap={12} align="center" wrap>
        <DownloadButton path={exportPath(filters)} fallbackName="audit.csv">
          {texts.export}
        </DownloadButton>
        <Typography.Text type="secondary">{texts.exportHint}</Typography.Text>
      </Flex>
      <ServerTable
        query={entries}
        columns={useColumns()}
        rowKey={(entry) => entry.id}
        list={list}
        empty={texts.empty}
        details={(entry) => <Details entry={entry} />}
      />
    </Page>
  );
}

function useColumns(): NonNullable<TableProps<AuditEntry>['columns']> {
  const texts = useTexts(auditTexts);
  const { roles } = useTexts(common);
  const say = useSay();
  const roleWords: Record<string, string> = roles;
  return [
    { title: texts.at, render: (_, entry) => <Time at={entry.at} /> },
    {
      title: texts.who,
      render: (_, { login, role, organisation_name: organisation }) => (
        <>
          <div className="mono">{login ?? texts.system}</div>
          <Typography.Text type="secondary">
            {organisation && say(organisation)} {role && (roleWords[role] ?? role)}
          </Typography.Text>
        </>
      ),
    },
    { title: texts.action, render: (_, entry) => say(entry.action_title) },
    {
      title: texts.thing,
      render: (_, entry) => (
        <>
          {say(entry.resource_title)} <span className="mono">{entry.resource_name || entry.resource_id}</span>
        </>
      ),
    },
    {
      title: texts.result,
      render: (_, { allowed }) => (
        <StatusTag mood={allowed ? 'good' : 'bad'}>{allowed ? texts.allowed : texts.refused}</StatusTag>
      ),
    },
    {
      title: texts.purpose,
      render: (_, { purpose }) => <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>{purpose}</div>,
    },
  ];
}

function Details({ entry }: { entry: AuditEntry }) {
  const texts = useTexts(auditTexts);
  const mono = (text: string) => <span className="mono">{text}</span>;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'action', label: texts.action, children: mono(entry.action) },
        { key: 'thing', label: texts.thing, children: mono(`${entry.resource_kind} ${entry.resource_id}`) },
        ...(entry.note
          ? [
              {
                key: 'note',
                label: texts.note,
                children: <span style={{ whiteSpace: 'pre-wrap' }}>{entry.note}</span>,
              },
            ]
          : []),
        ...(entry.api_key ? [{ key: 'key', label: texts.byKey, children: mono(entry.api_key) }] : []),
        { key: 'request', label: texts.request, children: mono(entry.request_id) },
      ]}
    />
  );
}
