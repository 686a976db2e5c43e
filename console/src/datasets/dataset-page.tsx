// One dataset: what its owner promises, what came in, what it was, and how to use it.
import { InboxOutlined } from '@ant-design/icons';
import { Tabs } from 'antd';
import { useParams } from 'react-router';
import type { Dataset } from '../api/types';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { DeliveriesTable } from '../deliveries/deliveries-table';
import { LineageTab } from '../lineage/lineage-tab';
import { QualityTab } from '../quality/quality-tab';
import { useSession } from '../session/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { ChecksTable } from './checks-table';
import { ColumnsTable } from './columns-table';
import { VersionsTab } from '../versions/versions-tab';
import { DatasetTags } from './dataset-tags';
import { Overview } from './overview';
import { useDataset } from './queries';
import { RowsTab } from './rows-tab';
import { Steps } from './steps';
import { datasetTexts } from './texts';
import { UseTab } from './use-tab';

export function Component() {
  const { name = '' } = useParams();
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const dataset = useDataset(name);
  const title = dataset.data ? say(dataset.data.title) : name;
  return (
    <Page
      title={title}
      above={[{ title: texts.catalogue, to: '/datasets' }]}
      lead={dataset.data && <DatasetTags dataset={dataset.data} />}
      actions={dataset.data && <Actions dataset={dataset.data} />}
    >
      <Loaded query={dataset}>{(data) => <DatasetTabs dataset={data} />}</Loaded>
    </Page>
  );
}

/** Whether somebody who works with data finds a dataset of another organisation; what may be shared, the server says. */
function isForeign(dataset: Dataset, may: readonly string[]): boolean {
  return (
    dataset.state === 'published' && may.includes('query.run') && !dataset.may.includes('dataset.change')
  );
}

function Actions({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  const { may } = useSession();
  return (
    <>
      <Steps dataset={dataset} />
      {dataset.may.includes('catalogue_change.compile') && <EntryActions dataset={dataset} />}
      {isForeign(dataset, may) && <LinkButton to={`/shares/new/${dataset.name}`}>{texts.apply}</LinkButton>}
      {dataset.origin === 'delivered' && dataset.may.includes('delivery.create') && (
        <LinkButton to={`/deliveries/new/${dataset.name}`} type="primary" icon={<InboxOutlined />}>
          {texts.deliver}
        </LinkButton>
      )}
    </>
  );
}

/** What the catalogue says of it changes by a change of the catalogue. */
function EntryActions({ dataset: { name, state } }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  return (
    <>
      <LinkButton to={`/catalogue-changes?dataset=${name}`}>{texts.seeChanges}</LinkButton>
      {state === 'published' && (
        <>
          <LinkButton to={`/catalogue-changes/new/${name}`}>{texts.changeEntry}</LinkButton>
          <LinkButton to={`/catalogue-changes/withdraw/${name}`}>{texts.withdrawEntry}</LinkButton>
        </>
      )}
    </>
  );
}

type TabName = keyof (typeof datasetTexts)['zh-CN']['tabs'];

function DatasetTabs({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  const list = usePageParams();
  const contents: Record<TabName, React.ReactNode> = {
    overview: <Overview dataset={dataset} />,
    columns: <ColumnsTable columns={dataset.columns} />,
    checks: <ChecksTable dataset={dataset} />,
    quality: <QualityTab dataset={dataset} />,
    rows: <RowsTab dataset={dataset} list={list} />,
    deliveries: <DeliveriesTable dataset={dataset.name} />,
    lineage: <LineageTab dataset={dataset} />,
    versions: <VersionsTab dataset={dataset} list={list} />,
    use: <UseTab dataset={dataset} />,
  };
  // What was delivered and how good it was is for those who look after the data; the server says who they are.
  const hidden = new Set<TabName>([
    ...(dataset.may.includes('delivery.read') ? [] : (['quality', 'deliveries', 'versions'] as const)),
    ...(dataset.origin === 'delivered' ? [] : (['quality', 'deliveries'] as const)),
  ]);
  const names = (Object.keys(contents) as TabName[]).filter((name) => !hidden.has(name));
  return (
    <Tabs
      activeKey={list.value('tab') ?? 'overview'}
      onChange={(tab) =>
        list.change({
          tab: tab === 'overview' ? undefined : tab,
          version: undefined,
          compare: undefined,
          page_size: undefined,
        })
      }
      destroyOnHidden
      items={names.map((name) => ({ key: name, label: texts.tabs[name], children: contents[name] }))}
    />
  );
}
