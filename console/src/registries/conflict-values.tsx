// What each source says, side by side; the one that the registry believes is marked.
import { Flex, Tag, Typography } from 'antd';
import type { Conflict } from '../api/types';
import { DatasetTitle } from '../datasets/dataset-title';
import { useTexts } from '../texts/use-texts';
import { registryTexts } from './texts';

export function ConflictValues({ conflict }: { conflict: Conflict }) {
  const texts = useTexts(registryTexts).conflict;
  return (
    <Flex gap="4px 24px" wrap style={{ maxWidth: 640 }}>
      {Object.entries(conflict.values).map(([source, value]) => (
        <div key={source} style={{ maxWidth: 320, whiteSpace: 'normal' }}>
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            <DatasetTitle name={source} />{' '}
            {source === conflict.believed && <Tag color="processing">{texts.believed}</Tag>}
          </Typography.Text>
          <div>{value}</div>
        </div>
      ))}
    </Flex>
  );
}
