// One dataset in the catalogue: what it is called, what it is about, whose it is, whether it can be used.
import { Card, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type { DatasetSummary } from '../api/types';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { HealthLine } from './dataset-health';
import { DatasetTags } from './dataset-tags';
import { datasetTexts } from './texts';

interface Props {
  dataset: DatasetSummary;
  /** Where the title leads; its own page if not given. */
  to?: string;
}

export function DatasetItem({ dataset, to = `/datasets/${dataset.name}` }: Props) {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const { minute } = useFormats();
  return (
    <Card size="small">
      <Flex vertical gap={4}>
        <Flex wrap gap={8} align="center">
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            <Link to={to}>{say(dataset.title)}</Link>
          </Typography.Title>
          <DatasetTags dataset={dataset} />
        </Flex>
        <Typography.Text>{say(dataset.summary)}</Typography.Text>
        <Flex wrap gap="4px 16px" style={{ fontSize: 13 }}>
          <Typography.Text type="secondary">{say(dataset.owner_name)}</Typography.Text>
          <Typography.Text type="secondary">{texts.update_cycle[dataset.update_cycle]}</Typography.Text>
          <Typography.Text type="secondary" className="mono">
            {dataset.name}
          </Typography.Text>
          {dataset.health ? (
            <HealthLine health={dataset.health} />
          ) : (
            <Typography.Text type="secondary">{texts.changedAt(minute(dataset.changed_at))}</Typography.Text>
          )}
        </Flex>
      </Flex>
    </Card>
  );
}
