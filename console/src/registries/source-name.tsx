// A source of a registry: its title as a link, and whose it is.
import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type { Registry } from '../api/types';
import { useSourceTitles } from './field-titles';

export function SourceName({ registry, source }: { registry: Registry; source: string }) {
  const { title, organisation } = useSourceTitles(registry);
  return (
    <Flex gap="0 8px" wrap align="baseline">
      <Link to={`/datasets/${source}`}>{title(source)}</Link>
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {organisation(source)}
      </Typography.Text>
    </Flex>
  );
}
