// How fresh and sound a dataset is, in a word and in one line.
import { Typography } from 'antd';
import type { DatasetHealth as Health } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { datasetTexts } from './texts';

const MOODS: Record<Health['state'], Mood> = {
  good: 'good',
  failing: 'warning',
  overdue: 'bad',
  never: 'quiet',
};

export function HealthTag({ health }: { health: Health }) {
  const texts = useTexts(datasetTexts);
  return <StatusTag mood={MOODS[health.state]}>{texts.health[health.state]}</StatusTag>;
}

export function HealthLine({ health }: { health: Health }) {
  const texts = useTexts(datasetTexts);
  const { minute, number } = useFormats();
  if (!health.delivered_at) {
    return null;
  }
  const failed = texts.failedShare(number(Math.round(health.failed_share * 10_000) / 100));
  return (
    <Typography.Text type="secondary">
      {texts.deliveredAt(minute(health.delivered_at))}
      {health.failed_share > 0 && ` · ${failed}`}
    </Typography.Text>
  );
}
