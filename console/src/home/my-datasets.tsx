// The datasets that an organisation delivers: how they are, and which need care, from one answer of the server.
import { Card, type TableProps } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { DatasetPage, DatasetSummary } from '../api/types';
import { Chart } from '../components/chart';
import { ACTIONS } from '../components/data-table';
import { LinkButton } from '../components/link-button';
import { ServerTable } from '../components/server-table';
import { Time } from '../components/time';
import { usePageParams } from '../components/use-page-params';
import { HealthTag } from '../datasets/dataset-health';
import { useDatasets } from '../datasets/queries';
import { datasetTexts } from '../datasets/texts';
import { percentOf } from '../quality/quality';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { homeTexts } from './texts';

const SHOWN = 10;
const CHART_HEIGHT = 200;

export function MyDatasets({ organisation }: { organisation: string }) {
  const texts = useTexts(homeTexts);
  const list = usePageParams();
  const { page } = list.paging;
  // What failed most stands first.
  const filter = { owner: organisation, origin: 'delivered', sort: '-failed_share' } as const;
  const datasets = useDatasets({ page, page_size: SHOWN, ...filter });
  const columns = useColumns();
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      {/* One dataset makes no picture. */}
      {datasets.data && datasets.data.total > 1 && (
        <Charts organisation={organisation} found={datasets.data} />
      )}
      <ServerTable
        query={datasets}
        columns={columns}
        rowKey={(dataset) => dataset.id}
        list={list}
        empty={texts.healthEmpty}
      />
    </div>
  );
}

function Charts({ organisation, found }: { organisation: string; found: DatasetPage }) {
  const texts = useTexts(homeTexts);
  const words: Record<string, string> = useTexts(datasetTexts).health;
  const say = useSay();
  const navigate = useNavigate();
  return (
    <div className="halves">
      <Card size="small">
        <Chart
          title={texts.byHealth}
          height={CHART_HEIGHT}
          rows={found.facets.health}
          x={{ name: texts.state, value: ({ value }) => words[value] ?? value }}
          series={[{ name: texts.datasets, kind: 'bar', value: ({ count }) => count }]}
          onSelect={({ value }) => void navigate(`/datasets?owner=${organisation}&health=${value}`)}
        />
      </Card>
      <Card size="small">
        <Chart
          title={texts.byShare}
          height={CHART_HEIGHT}
          rows={found.items}
          x={{ name: texts.dataset, value: ({ title }) => say(title) }}
          series={[
            {
              name: texts.share,
              kind: 'bar',
              unit: '%',
              value: ({ health }) => (health ? percentOf(health.failed_share, 1) : null),
            },
          ]}
          onSelect={({ name }) => void navigate(`/datasets/${name}?tab=quality`)}
        />
      </Card>
    </div>
  );
}

function useColumns(): NonNullable<TableProps<DatasetSummary>['columns']> {
  const texts = useTexts(homeTexts);
  const say = useSay();
  const { number } = useFormats();
  return [
    {
      title: texts.dataset,
      render: (_, { name, title }) => <Link to={`/datasets/${name}`}>{say(title)}</Link>,
    },
    { title: texts.state, render: (_, { health }) => health && <HealthTag health={health} /> },
    {
      title: texts.last,
      render: (_, { health }) =>
        health?.delivery ? (
          <Link to={`/deliveries/${health.delivery}`}>
            <Time at={health.delivered_at} />
          </Link>
        ) : (
          texts.never
        ),
    },
    {
      title: texts.rows,
      align: 'end',
      render: (_, { health }) => <span className="number">{number(health?.rows ?? 0)}</span>,
    },
    {
      title: texts.bad,
      align: 'end',
      render: (_, { health }) => <span className="number">{number(health?.bad ?? 0)}</span>,
    },
    {
      title: texts.share,
      align: 'end',
      render: (_, { health }) => (
        <span className="number">{number(percentOf(health?.failed_share ?? 0, 1) ?? 0)}%</span>
      ),
    },
    {
      ...ACTIONS,
      render: (_, { name }) => <LinkButton to={`/deliveries/new/${name}`}>{texts.deliver}</LinkButton>,
    },
  ];
}
