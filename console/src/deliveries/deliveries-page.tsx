// All deliveries that the caller may see.
import { InboxOutlined } from '@ant-design/icons';
import { Flex, Select } from 'antd';
import { LinkButton } from '../components/link-button';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import type { DeliveryState as State } from '../api/types';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { DeliveriesTable } from './deliveries-table';
import { deliveryTexts } from './texts';

export function Component() {
  const texts = useTexts(deliveryTexts);
  const list = usePageParams();
  const { may } = useSession();
  const states = Object.entries(texts.states).map(([value, label]) => ({ value, label }));
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        may.includes('delivery.create') && (
          <LinkButton to="/deliveries/new" type="primary" icon={<InboxOutlined />}>
            {texts.deliver}
          </LinkButton>
        )
      }
    >
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
