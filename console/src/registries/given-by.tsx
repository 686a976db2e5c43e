// Who gave a value: the source, the organisation that it belongs to, and the delivery with its day.
import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import type { Registry, RegistryHistory } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { SourceName } from './source-name';
import { registryTexts } from './texts';

interface Props {
  registry: Registry;
  source: string;
  given: RegistryHistory['given'];
}

export function GivenBy({ registry, source, given }: Props) {
  const texts = useTexts(registryTexts).record;
  const { minute } = useFormats();
  const found = given.find((one) => one.source === source);
  const told = found?.received_at && texts.delivered(minute(found.received_at));
  return (
    <Flex vertical>
      <SourceName registry={registry} source={source} />
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {found?.as_of && texts.asOf(found.as_of.slice(0, 10))}
        {found?.as_of && told && ' · '}
        {told && found.delivery ? <Link to={`/deliveries/${found.delivery}`}>{told}</Link> : told}
      </Typography.Text>
    </Flex>
  );
}
