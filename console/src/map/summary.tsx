// The number of the whole, what it means, and of which data it is.
import { Card, Flex, Statistic, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Indicator, IndicatorValues } from '../api/types';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { mapTexts } from './texts';
import { useNumbers } from './use-numbers';

export function Summary({ indicator, values }: { indicator: Indicator; values: IndicatorValues }) {
  const texts = useTexts(mapTexts);
  const say = useSay();
  const { minute, number: whole } = useFormats();
  const { cell } = useNumbers(indicator, values.few);
  const { name, value, numerator, denominator } = values.whole;
  const direction = indicator.direction === 'neither' ? '' : texts.direction[indicator.direction];
  return (
    <Card size="small">
      <Flex gap="8px 24px" wrap align="flex-end">
        <Statistic
          title={`${name} · ${say(indicator.title)}`}
          value={cell(values.whole)}
          suffix={value == null ? undefined : <small>{say(indicator.unit)}</small>}
        />
        {numerator != null && denominator != null && (
          <Typography.Text type="secondary" className="number">
            {texts.of(whole(numerator), whole(denominator))}
          </Typography.Text>
        )}
      </Flex>
      {direction && <Tag style={{ marginTop: 8 }}>{direction}</Tag>}
      <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
        {say(indicator.summary)}
      </Typography.Paragraph>
      <Typography.Paragraph type="secondary" style={{ margin: '4px 0 0', fontSize: 12 }}>
        {texts.day(values.day)}
        {values.tables.map(({ dataset, title, version, at }) => (
          <span key={dataset}>
            {' · '}
            <Link to={`/datasets/${dataset}`}>{texts.version(say(title), version, minute(at))}</Link>
          </span>
        ))}
      </Typography.Paragraph>
    </Card>
  );
}
