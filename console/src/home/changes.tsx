// What changed since the last visit and before: rows delivered, datasets published.
import { Empty, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Change } from '../api/types';
import { Loaded } from '../components/loaded';
import { Time } from '../components/time';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { useLastVisit } from './last-visit';
import { useChanges } from './queries';
import { homeTexts } from './texts';

const SHOWN = 8;

export function Changes() {
  const texts = useTexts(homeTexts);
  const changes = useChanges({ page: 1, page_size: SHOWN });
  const before = useLastVisit();
  return (
    <Loaded query={changes}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.changedEmpty} />
        ) : (
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10 }}>
            {items.map((change) => (
              <li key={`${change.at} ${change.dataset.name}`}>
                <Item change={change} isNew={before !== undefined && Date.parse(change.at) > before} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Item({ change, isNew }: { change: Change; isNew: boolean }) {
  const texts = useTexts(homeTexts);
  const say = useSay();
  const { number } = useFormats();
  const { dataset, delivery, good, bad } = change;
  const told =
    change.kind === 'delivered' ? texts.delivered(number(good ?? 0), number(bad ?? 0)) : texts.published;
  return (
    <Flex wrap gap="2px 12px" align="baseline">
      <Typography.Text type="secondary">
        <Time at={change.at} />
      </Typography.Text>
      <Link to={`/datasets/${dataset.name}`}>{say(dataset.title)}</Link>
      {delivery ? <Link to={`/deliveries/${delivery}`}>{told}</Link> : <span>{told}</span>}
      {isNew && <Tag color="processing">{texts.isNew}</Tag>}
    </Flex>
  );
}
