// A chart, and always the same numbers as a table. What draws it is large and comes when a chart is first on the page;
// its place is kept from the beginning, so that nothing moves.
import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Empty, Flex, Segmented, Skeleton, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { toChartData, type ChartShape } from './chart-data';
import { componentTexts } from './texts';

const Drawing = lazy(() => import('./chart-drawing').then(({ ChartDrawing }) => ({ default: ChartDrawing })));
const Numbers = lazy(() => import('./chart-table').then(({ ChartTable }) => ({ default: ChartTable })));

interface Props<R> extends ChartShape<R> {
  /** What the chart shows, as a short phrase. */
  title: string;
  rows: readonly R[];
  /** A point was chosen with the pointer, or its row in the table with the keyboard. */
  onSelect?: (row: R) => void;
  /** Pixels; fixed, so that the page does not move when the chart comes. */
  height?: number;
}

export function Chart<R>({ title, rows, x, series, onSelect, height = 280 }: Props<R>) {
  const texts = useTexts(componentTexts).chart;
  const { number } = useFormats();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const data = toChartData(rows, { x, series });
  const select = onSelect && ((index: number) => rows[index] !== undefined && onSelect(rows[index]));
  const names = series.map(({ name }) => name).join(texts.and);
  return (
    <figure style={{ margin: 0 }}>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 8 }}>
        <Typography.Text strong>{title}</Typography.Text>
        <Segmented
          size="small"
          aria-label={texts.view(title)}
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: texts.chart, icon: <BarChartOutlined /> },
            { value: 'table', label: texts.table, icon: <TableOutlined /> },
          ]}
        />
      </Flex>
      <div style={{ minHeight: height }}>
        {rows.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />
        ) : (
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
            {view === 'chart' ? (
              <Drawing
                data={data}
                height={height}
                label={texts.described(title, number(rows.length), names)}
                onSelect={select}
              />
            ) : (
              <Numbers data={data} onSelect={select} />
            )}
          </Suspense>
        )}
      </div>
    </figure>
  );
}
