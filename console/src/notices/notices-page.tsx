// What the own organisation is told, the latest first, until somebody marks it as read.
import { Button, Card, Checkbox, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type { Notice } from '../api/types';
import { Page } from '../components/page';
import { PagedList } from '../components/paged-list';
import { ProblemAlert } from '../components/problem-alert';
import { StatusTag } from '../components/status-tag';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { DatasetTitle } from '../datasets/dataset-title';
import { useTexts } from '../texts/use-texts';
import { useMarkNotice, useNotices } from './queries';
import { noticeTexts } from './texts';

export function Component() {
  const texts = useTexts(noticeTexts);
  const list = usePageParams();
  const unread = list.value('unread') === 'true';
  const notices = useNotices({ ...list.paging, unread });
  const mark = useMarkNotice();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Checkbox
        checked={unread}
        onChange={({ target }) => list.change({ unread: target.checked ? 'true' : undefined })}
      >
        {texts.onlyUnread}
      </Checkbox>
      {mark.isError && <ProblemAlert error={mark.error} />}
      <PagedList
        query={notices}
        list={list}
        rowKey={(notice) => notice.id}
        render={(notice) => (
          <Item notice={notice} isBusy={mark.isPending} onMark={() => mark.mutate(notice.id)} />
        )}
        empty={unread ? texts.emptyUnread : texts.empty}
      />
    </Page>
  );
}

function Item({ notice, isBusy, onMark }: { notice: Notice; isBusy: boolean; onMark: () => void }) {
  const texts = useTexts(noticeTexts);
  return (
    <Card size="small">
      <Flex wrap gap={8} justify="space-between" align="center">
        <Flex vertical gap={4} style={{ minWidth: 0 }}>
          <Flex wrap gap="2px 12px" align="baseline">
            <Typography.Text type="secondary">
              <Time at={notice.at} />
            </Typography.Text>
            <What notice={notice} />
          </Flex>
          <About notice={notice} />
        </Flex>
        {notice.seen_at ? (
          <StatusTag mood="quiet">{texts.read}</StatusTag>
        ) : (
          <Button size="small" disabled={isBusy} onClick={onMark}>
            {texts.mark}
          </Button>
        )}
      </Flex>
    </Card>
  );
}

function What({ notice: { kind, correction } }: { notice: Notice }) {
  const texts = useTexts(noticeTexts);
  // Who only received the value is no party of the correction and cannot open it.
  if (kind === 'corrected') {
    return <Typography.Text strong>{texts.corrected(correction)}</Typography.Text>;
  }
  const told = kind === 'answered' ? texts.answered(correction) : texts.toVerify(correction);
  return <Link to={`/corrections/${correction}`}>{told}</Link>;
}

function About({ notice: { dataset, column, key } }: { notice: Notice }) {
  const texts = useTexts(noticeTexts);
  return (
    <Flex gap={8} wrap>
      <DatasetTitle name={dataset} />
      <Typography.Text type="secondary">
        <span className="mono">{column}</span>
        {' · '}
        {key ? (
          <>
            {texts.key} <span className="mono">{key}</span>
          </>
        ) : (
          texts.someRecord
        )}
      </Typography.Text>
    </Flex>
  );
}
