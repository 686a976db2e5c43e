// Which departments are the source of a dataset and of its items (Decree 809 art. 19), and naming them.
import { Button, Card, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Dataset, NamedSource } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Time } from '../components/time';
import { useSay, useTexts } from '../texts/use-texts';
import { useSources } from './queries';
import { sourceTexts } from './source-texts';

const SourcesDialog = lazy(() => import('./sources-dialog'));

/** Nothing where nobody is named and the reader may name nobody. */
export function SourcesCard({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(sourceTexts);
  const say = useSay();
  const { data } = useSources(dataset.name);
  const [isNaming, setNaming] = useState(false);
  if (!data || (data.sources.length === 0 && !data.may_name)) {
    return null;
  }
  const title = (name: string) => dataset.columns.find((column) => column.name === name)?.title;
  return (
    <Card
      title={<CardTitle>{texts.title}</CardTitle>}
      extra={data.may_name && <Button onClick={() => setNaming(true)}>{texts.name}</Button>}
    >
      <Table<NamedSource>
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={(source) => source.item ?? ''}
        dataSource={data.sources}
        locale={{ emptyText: texts.none }}
        columns={[
          {
            title: texts.item,
            render: (_, { item }) => {
              const known = item ? title(item) : undefined;
              return item ? (known ? say(known) : item) : texts.whole;
            },
          },
          { title: texts.organisation, render: (_, source) => say(source.organisation.name) },
          { title: texts.reason, render: (_, source) => source.reason },
          { title: texts.namedAt, render: (_, source) => <Time at={source.named_at} /> },
        ]}
      />
      {isNaming && (
        <Suspense>
          <SourcesDialog dataset={dataset} sources={data.sources} onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </Card>
  );
}
