// The keys with which a person's programs act; part of the profile.
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import type { ApiKey } from '../api/types';
import { CardTitle } from '../components/card-title';
import { ACTIONS } from '../components/data-table';
import { ProblemAlert } from '../components/problem-alert';
import { ServerTable } from '../components/server-table';
import { StatusTag, type Mood } from '../components/status-tag';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { NewKeyDialog } from './new-key-dialog';
import { useApiKeys, useRevokeApiKey } from './queries';
import { apiKeyTexts } from './texts';

export function ApiKeys() {
  const texts = useTexts(apiKeyTexts);
  const list = usePageParams();
  const keys = useApiKeys(list.paging);
  const revoke = useRevokeApiKey();
  const [isMaking, setMaking] = useState(false);
  const columns = useColumns((id) => revoke.mutateAsync(id));
  return (
    <Card
      title={<CardTitle>{texts.title}</CardTitle>}
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {texts.create}
        </Button>
      }
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{texts.lead}</Typography.Text>
        {revoke.isError && <ProblemAlert error={revoke.error} />}
        <ServerTable
          query={keys}
          columns={columns}
          rowKey={(key) => key.id}
          list={list}
          empty={texts.empty}
        />
      </Flex>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
    </Card>
  );
}

type State = 'active' | 'expired' | 'revoked';
const MOODS: Record<State, Mood> = { active: 'good', expired: 'quiet', revoked: 'bad' };

function stateOf(key: ApiKey): State {
  if (key.revoked_at) {
    return 'revoked';
  }
  return key.expires_at && new Date(key.expires_at) < new Date() ? 'expired' : 'active';
}

function useColumns(revoke: (id: string) => Promise<unknown>): NonNullable<TableProps<ApiKey>['columns']> {
  const texts = useTexts(apiKeyTexts);
  const { cancel } = useTexts(common);
  const { modal } = App.useApp();
  const confirm = (key: ApiKey) =>
    void modal.confirm({
      title: texts.revokeQuestion(key.name),
      okText: texts.revoke,
      okButtonProps: { danger: true },
      cancelText: cancel,
      // What goes wrong is shown above the table; the dialog closes either way.
      onOk: () => revoke(key.id).catch(() => undefined),
    });
  return [
    {
      title: texts.name,
      render: (_, key) => (
        <>
          {key.name} {key.signs && <Tag>{texts.signs}</Tag>}
        </>
      ),
    },
    {
      title: texts.state,
      render: (_, key) => <StatusTag mood={MOODS[stateOf(key)]}>{texts[stateOf(key)]}</StatusTag>,
    },
    { title: texts.created, render: (_, key) => <Time at={key.created_at} /> },
    {
      title: texts.expires,
      render: (_, key) => (key.expires_at ? <Time at={key.expires_at} /> : texts.never),
    },
    {
      ...ACTIONS,
      render: (_, key) =>
        stateOf(key) === 'active' && (
          <Button size="small" danger onClick={() => confirm(key)}>
            {texts.revoke}
          </Button>
        ),
    },
  ];
}
