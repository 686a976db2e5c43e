// Draws a chart with Apache ECharts, of which only what we draw with is loaded.
import { theme } from 'antd';
import { BarChart, LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as bring, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useFormats } from '../texts/formats';
import type { ChartData } from './chart-data';
import { optionOf } from './chart-option';

bring([
  BarChart,
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface Props {
  data: ChartData;
  height: number;
  label: string;
  onSelect: ((index: number) => void) | undefined;
}

export function ChartDrawing({ data, height, label, onSelect }: Props) {
  const { token } = theme.useToken();
  const { number } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex }) => {
      if (typeof dataIndex === 'number') {
        select.current?.(dataIndex);
      }
    });
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      made.dispose();
    };
  }, []);
  // The caller makes the data anew each time it is drawn; only what changed is drawn again.
  const told = JSON.stringify(data);
  useEffect(() => {
    const data = JSON.parse(told) as ChartData;
    chart.current?.setOption(optionOf(data, { token, number }), { notMerge: true });
  }, [told, token, number]);
  return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
