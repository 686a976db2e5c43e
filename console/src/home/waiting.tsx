// What waits for a steward: deliveries that failed, descriptions to review and publish, conflicts to settle.
import { RightOutlined } from '@ant-design/icons';
import { Flex, Skeleton, Typography } from 'antd';
import { Link } from 'react-router';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useTold, useWaiting, type Entry } from './queries';
import { homeTexts } from './texts';

/** Pixels of two lines: what waits for most people, so that nothing below moves when it comes. */
const HEIGHT = 52;

export function Waiting({ organisation }: { organisation: string }) {
  return <Entries {...useWaiting(organisation)} />;
}

/** What waits for who delivers nothing: notices to the own organisation. */
export function Told() {
  return <Entries {...useTold()} />;
}

function Entries(waiting: { isLoading: boolean; found: Entry[] }) {
  const texts = useTexts(homeTexts);
  const { number } = useFormats();
  const entries = waiting.found.filter(({ count }) => count > 0);
  if (waiting.isLoading) {
    return <Skeleton active paragraph={{ rows: 2 }} title={false} style={{ height: HEIGHT }} />;
  }
  if (entries.length === 0) {
    return (
      <div style={{ minHeight: HEIGHT }}>
        <Typography.Text type="secondary">{texts.waitingEmpty}</Typography.Text>
      </div>
    );
  }
  return (
    <Flex vertical gap={8} style={{ minHeight: HEIGHT }}>
      {entries.map(({ to, tell, count }) => (
        <Link key={to} to={to}>
          {tell(number(count))} <RightOutlined style={{ fontSize: 11 }} />
        </Link>
      ))}
    </Flex>
  );
}
