// All deliveries that the caller may see.
import { Flex, Select } from 'antd';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import type { DeliveryState as State } from '../api/types';
import { useTexts } from '../texts/use-texts';
import { DeliveriesTable } from './deliveries-table';
import { deliveryTexts } from './texts';

export function Component() {
  const texts = useTexts(deliveryTexts);
  const list = usePageParams();
  const states = Object.entries(texts.states).map(([value, label]) => ({ value, label }));
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Flex gap={8} wrap>
        <Select
          aria-label={texts.table.state}
          value={list.value('state') ?? ''}
          options={[{ value: '', label: texts.all }, ...states]}
          onChange={(state: string) => list.change({ state })}
          style={{ width: 160 }}
        />
      </Flex>
      <DeliveriesTable dataset={list.value('dataset')} state={list.value('state') as State | undefined} />
    </Page>
  );
}
