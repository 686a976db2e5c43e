// Deliveries, newest first: of one dataset, or of all that the caller may see.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { Delivery, DeliveryState as State } from '../api/types';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { DeliveryState } from './delivery-state';
import { useDeliveries } from './queries';
import { deliveryTexts } from './texts';

export function DeliveriesTable({
  dataset,
  state,
}: {
  dataset?: string | undefined;
  state?: State | undefined;
}) {
  const texts = useTexts(deliveryTexts);
  const list = usePageParams();
  const deliveries = useDeliveries({
    ...list.paging,
    ...(dataset ? { dataset } : {}),
    ...(state ? { state } : {}),
  });
  const columns = useColumns(dataset === undefined);
  return (
    <ServerTable
      query={deliveries}
      columns={columns}
      rowKey={(row) => row.id}
      list={list}
      empty={texts.empty}
    />
  );
}

function useColumns(withDataset: boolean): NonNullable<TableProps<Delivery>['columns']> {
  const texts = useTexts(deliveryTexts).table;
  const { number } = useFormats();
  const say = useSay();
  const count = (title: string, name: 'rows' | 'good' | 'bad' | 'warned') => ({
    title,
    align: 'end' as const,
    render: (_: unknown, row: Delivery) => <span className="number">{number(row[name])}</span>,
  });
  return [
    { title: texts.file, render: (_, row) => <Link to={`/deliveries/${row.id}`}>{row.file_name}</Link> },
    ...(withDataset
      ? [
          {
            title: texts.dataset,
            render: (_: unknown, row: Delivery) => (
              <Link to={`/datasets/${row.dataset}`}>{say(row.dataset_title)}</Link>
            ),
          },
        ]
      : []),
    { title: texts.state, render: (_, row) => <DeliveryState state={row.state} /> },
    count(texts.rows, 'rows'),
    count(texts.good, 'good'),
    count(texts.bad, 'bad'),
    count(texts.warned, 'warned'),
    { title: texts.by, render: (_, row) => row.by_name ?? '—' },
    { title: texts.received, render: (_, row) => <Time at={row.received_at} /> },
  ];
}
