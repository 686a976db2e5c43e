// State, sharing, origin and health of a dataset in words; "published" goes without saying.
import { Flex, Tag } from 'antd';
import type { DatasetSummary } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { HealthTag } from './dataset-health';
import { datasetTexts } from './texts';

const SHARING: Record<DatasetSummary['sharing'], Mood> = {
  unconditional: 'good',
  conditional: 'warning',
  not_shared: 'bad',
};

export function DatasetTags({ dataset }: { dataset: DatasetSummary }) {
  const texts = useTexts(datasetTexts);
  return (
    <Flex gap={4} wrap component="span">
      {dataset.state !== 'published' && <StatusTag mood="busy">{texts.state[dataset.state]}</StatusTag>}
      <StatusTag mood={SHARING[dataset.sharing]}>{texts.sharing[dataset.sharing]}</StatusTag>
      <Tag>{texts.origin[dataset.origin]}</Tag>
      {dataset.health && <HealthTag health={dataset.health} />}
    </Flex>
  );
}
