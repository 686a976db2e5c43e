// The quality of a dataset over time: how much of each delivery failed, and which rules, the failing ones first.
import { Card, Flex, Typography } from 'antd';
import { useNavigate } from 'react-router';
import type { Dataset, QualityHistory } from '../api/types';
import { Chart } from '../components/chart';
import { Loaded } from '../components/loaded';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useQuality } from './queries';
import { RuleTable } from './rule-table';
import { percentOf } from './quality';
import { qualityTexts } from './texts';

export function QualityTab({ dataset }: { dataset: Dataset }) {
  const quality = useQuality(dataset.name);
  return <Loaded query={quality}>{(history) => <Quality history={history} />}</Loaded>;
}

function Quality({ history }: { history: QualityHistory }) {
  const texts = useTexts(qualityTexts);
  const { minute, number } = useFormats();
  const navigate = useNavigate();
  return (
    <Flex vertical gap={16}>
      <Card>
        <Chart
          title={texts.title}
          rows={history.deliveries}
          x={{ name: texts.delivery, value: ({ at }) => minute(at) }}
          series={[
            {
              name: texts.failedValues,
              kind: 'line',
              unit: '%',
              value: ({ checked, failed }) => percentOf(failed, checked),
            },
            { name: texts.badRows, kind: 'line', unit: '%', value: ({ rows, bad }) => percentOf(bad, rows) },
          ]}
          onSelect={({ delivery }) => void navigate(`/deliveries/${delivery}`)}
        />
        <Typography.Text type="secondary">
          {history.cut ? texts.cut(number(history.deliveries.length)) : texts.lead}
        </Typography.Text>
      </Card>
      <RuleTable history={history} />
    </Flex>
  );
}
