// Where the rows of a dataset come from and what is made of them: as a graph, and the same as a list.
import { ApartmentOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Alert, Card, Flex, Grid, Segmented, Select, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Dataset } from '../api/types';
import { Loaded } from '../components/loaded';
import { useTexts } from '../texts/use-texts';
import { LineageList } from './lineage-list';
import { useLineage } from './queries';
import { lineageTexts } from './texts';

// What draws the graph is large and comes when it is looked at.
const Graph = lazy(() => import('./lineage-graph').then(({ LineageGraph }) => ({ default: LineageGraph })));

const GRAPH_HEIGHT = 420;
const DEPTHS = [1, 2, 3, 4, 5];
const USUAL_DEPTH = 3;

type View = 'graph' | 'list';

export function LineageTab({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(lineageTexts);
  const { lg } = Grid.useBreakpoint();
  const [depth, setDepth] = useState(USUAL_DEPTH);
  const [chosen, setChosen] = useState<View>();
  const lineage = useLineage(dataset.name, depth);
  // A graph does not fit on a phone.
  const view = chosen ?? (lg === false ? 'list' : 'graph');
  return (
    <Card>
      <Flex wrap gap={12} justify="space-between" style={{ marginBottom: 12 }}>
        <Select
          aria-label={texts.depth}
          value={depth}
          onChange={setDepth}
          options={DEPTHS.map((value) => ({ value, label: texts.steps(value) }))}
          style={{ minWidth: 160 }}
        />
        <Segmented<View>
          aria-label={texts.view}
          value={view}
          onChange={setChosen}
          options={[
            { value: 'graph', label: texts.graph, icon: <ApartmentOutlined /> },
            { value: 'list', label: texts.list, icon: <UnorderedListOutlined /> },
          ]}
        />
      </Flex>
      <Loaded query={lineage}>
        {(found) => (
          <Flex vertical gap={12}>
            {found.cut && <Alert type="info" showIcon title={texts.cut} />}
            {view === 'graph' ? (
              <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: GRAPH_HEIGHT }} />}>
                <Graph lineage={found} height={GRAPH_HEIGHT} />
              </Suspense>
            ) : (
              <LineageList lineage={found} />
            )}
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}
