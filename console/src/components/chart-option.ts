// What Apache ECharts is told: data as it is, colours and letters from the theme of the console.
import type { GlobalToken } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { withUnit, type ChartData, type ChartSeries } from './chart-data';

/** Tells series apart without colour. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
/** So many points are shown at once; more of them are scrolled through. */
const POINTS_AT_ONCE = 60;

interface Look {
  token: GlobalToken;
  number: (value: number) => string;
}

/** The units in the order of their axes: left, right. */
export function unitsOf(series: ChartSeries[]): string[] {
  return [...new Set(series.map(({ unit }) => unit))].slice(0, 2);
}

export function optionOf(data: ChartData, { token, number }: Look): EChartsCoreOption {
  const units = unitsOf(data.series);
  const letters = { color: token.colorText, fontFamily: token.fontFamily, fontSize: 12 };
  const axis = { axisLabel: { ...letters, color: token.colorTextDescription } };
  const isLong = data.points.length > POINTS_AT_ONCE;
  return {
    animation: token.motion,
    color: [
      token.colorPrimary,
      token['orange-7'],
      token['cyan-7'],
      token['magenta-7'],
      token['green-7'],
      token['purple-7'],
    ],
    textStyle: letters,
    grid: { left: 12, right: 16, top: 40, bottom: isLong ? 48 : 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, type: 'scroll', textStyle: letters },
    // Drawn, not written as HTML: the policy of the page lets no style attributes in.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: token.colorBgElevated,
      borderColor: token.colorBorder,
      textStyle: letters,
    },
    dataZoom: isLong
      ? [
          { type: 'inside', startValue: data.points.length - POINTS_AT_ONCE },
          { type: 'slider', height: 20, bottom: 8 },
        ]
      : [],
    xAxis: {
      type: 'category',
      data: data.points,
      axisLine: { lineStyle: { color: token.colorBorder } },
      axisTick: { show: false },
      ...axis,
    },
    yAxis: units.map((unit) => ({
      type: 'value',
      splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      axisLabel: { ...axis.axisLabel, formatter: (value: number) => withUnit(value, unit, number) },
    })),
    series: data.series.map((series, index) => seriesOf(series, index, units, number)),
  };
}

function seriesOf(
  { name, kind, unit, values }: ChartSeries,
  index: number,
  units: string[],
  number: Look['number'],
) {
  return {
    name,
    type: kind === 'line' ? 'line' : 'bar',
    ...(kind === 'stacked' ? { stack: `unit ${unit}` } : {}),
    yAxisIndex: Math.max(0, units.indexOf(unit)),
    data: values,
    symbol: SYMBOLS[index % SYMBOLS.length],
    symbolSize: 7,
    barMaxWidth: 32,
    emphasis: { focus: 'none' },
    tooltip: { valueFormatter: (value: number | null) => withUnit(value, unit, number) || '—' },
  };
}
