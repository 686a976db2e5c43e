// What each source says, side by side; the one that the registry believes is marked.
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Conflict, Registry } from '../api/types';
import { useTexts } from '../texts/use-texts';
import { useSourceTitles } from './field-titles';
import { registryTexts } from './texts';

export function ConflictValues({ registry, conflict }: { registry: Registry; conflict: Conflict }) {
  const texts = useTexts(registryTexts).conflict;
  const { title } = useSourceTitles(registry);
  return (
    <Flex gap="4px 24px" wrap style={{ maxWidth: 640 }}>
      {Object.entries(conflict.values).map(([source, value]) => (
        <div key={source} style={{ maxWidth: 320, whiteSpace: 'normal' }}>
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            <Link to={`/datasets/${source}`}>{title(source)}</Link>{' '}
            {source === conflict.believed && <Tag color="processing">{texts.believed}</Tag>}
          </Typography.Text>
          <div>{value}</div>
        </div>
      ))}
    </Flex>
  );
}
