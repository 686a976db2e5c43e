// The datasets that an organisation delivers, each with its latest delivery.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { DatasetSummary, Delivery } from '../api/types';
import { LinkButton } from '../components/link-button';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { useDatasets } from '../datasets/queries';
import { DeliveryState } from '../deliveries/delivery-state';
import { useDeliveries } from '../deliveries/queries';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { homeTexts } from './texts';

const SHOWN = 10;

export function MyDatasets({ organisation }: { organisation: string }) {
  const texts = useTexts(homeTexts);
  const list = usePageParams();
  const { page } = list.paging;
  const datasets = useDatasets({ page, page_size: SHOWN, owner: organisation, origin: 'delivered' });
  return (
    <ServerTable
      query={datasets}
      columns={useColumns()}
      rowKey={(dataset) => dataset.id}
      list={list}
      empty={texts.healthEmpty}
    />
  );
}

function useColumns(): NonNullable<TableProps<DatasetSummary>['columns']> {
  const texts = useTexts(homeTexts);
  const say = useSay();
  const { number } = useFormats();
  const count = (name: 'good' | 'bad') => (delivery: Delivery) => (
    <span className="number">{number(delivery[name])}</span>
  );
  const latest = (title: string, tell: (delivery: Delivery) => React.ReactNode, empty?: string) => ({
    title,
    render: (_: unknown, { name }: DatasetSummary) => <Latest dataset={name} tell={tell} empty={empty} />,
  });
  return [
    {
      title: texts.dataset,
      render: (_, { name, title }) => <Link to={`/datasets/${name}`}>{say(title)}</Link>,
    },
    latest(texts.last, (delivery) => <LastDelivery delivery={delivery} />, texts.never),
    latest(texts.good, count('good')),
    latest(texts.bad, count('bad')),
    {
      title: '',
      align: 'end',
      render: (_, { name }) => <LinkButton to={`/deliveries/new/${name}`}>{texts.deliver}</LinkButton>,
    },
  ];
}

function LastDelivery({ delivery }: { delivery: Delivery }) {
  return (
    <Link to={`/deliveries/${delivery.id}`}>
      <Time at={delivery.received_at} /> <DeliveryState state={delivery.state} />
    </Link>
  );
}

interface LatestProps {
  dataset: string;
  tell: (delivery: Delivery) => React.ReactNode;
  empty?: string | undefined;
}

/** The three cells of a row ask for the same thing, which is asked for once. */
function Latest({ dataset, tell, empty = '' }: LatestProps) {
  const delivery = useDeliveries({ dataset, page: 1, page_size: 1 }).data?.items[0];
  return delivery ? tell(delivery) : empty;
}
