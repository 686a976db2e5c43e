// The map with what is under the pointer, and its legend.
import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Card, Flex, Skeleton, Typography } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import type { DivisionLevel, Indicator, IndicatorValues } from '../api/types';
import { Loaded } from '../components/loaded';
import { useSay, useTexts } from '../texts/use-texts';
import { useDark } from '../theme/use-dark';
import { classesOf, classOf } from './classes';
import { coloursOf, UNTOLD } from './colours';
import { Legend } from './legend';
import type { Shapes } from './shapes';
import { mapTexts } from './texts';
import { useNumbers } from './use-numbers';

// What draws the map is large: it comes when the numbers stand on the page, so that they do not wait for it.
const MapDrawing = lazy(async () => {
  await new Promise<void>((go) => {
    // Safari does not tell when it has nothing to do.
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => go(), { timeout: 500 });
    } else {
      setTimeout(go);
    }
  });
  return { default: (await import('./map-drawing')).MapDrawing };
});

const WAITING = <Skeleton.Node active className="map-canvas" />;

interface Props {
  indicator: Indicator;
  values: UseQueryResult<IndicatorValues>;
  boundaries: UseQueryResult<Shapes>;
  level: DivisionLevel;
  within: string | undefined;
  marked: string | undefined;
  onMark: (code: string | undefined) => void;
  onOpen: ((code: string) => void) | undefined;
}

export function MapPanel({ values, boundaries, ...props }: Props) {
  return (
    <Card size="small" styles={{ body: { padding: 8 } }}>
      {values.isPending || boundaries.isPending ? (
        WAITING
      ) : (
        <Loaded query={values}>
          {(known) => (
            <Loaded query={boundaries}>
              {(shapes) => <Panel {...props} known={known} shapes={shapes} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Card>
  );
}

interface PanelProps extends Omit<Props, 'values' | 'boundaries'> {
  known: IndicatorValues;
  shapes: Shapes;
}

function Panel({ indicator, known, shapes, level, within, marked, onMark, onOpen }: PanelProps) {
  const texts = useTexts(mapTexts);
  const say = useSay();
  const isDark = useDark();
  const { number, withUnit } = useNumbers(indicator, known.few);
  const { classes, palette, colours } = useMemo(() => {
    const told = known.divisions.flatMap(({ value }) => value ?? []);
    const classes = classesOf(told);
    const palette = coloursOf(classes.length, isDark);
    const untold = isDark ? UNTOLD.dark : UNTOLD.light;
    const colours = new Map(
      known.divisions.map(({ code, value }) => [
        code,
        value == null ? untold : (palette[classOf(value, classes)] ?? untold),
      ]),
    );
    return { classes, palette, colours };
  }, [known, isDark]);
  if (shapes.features.length === 0) {
    return <Alert type="info" showIcon title={texts.noBoundaries} />;
  }
  const pointed = known.divisions.find(({ code }) => code === (marked ?? within)?.slice(0, 6));
  const hasUntold = known.divisions.some(({ value }) => value == null);
  return (
    <Flex vertical gap={8}>
      <div style={{ position: 'relative' }}>
        <Suspense fallback={WAITING}>
          <MapDrawing
            shapes={shapes.features}
            colours={colours}
            marked={pointed?.code}
            within={within}
            onMark={onMark}
            onOpen={(code) => onOpen?.(code)}
          />
        </Suspense>
        {pointed && (
          <div className="map-pointed number">
            <strong>{pointed.name}</strong> {withUnit(pointed)}
          </div>
        )}
      </div>
      <Legend
        classes={classes}
        colours={palette}
        untold={hasUntold ? (isDark ? UNTOLD.dark : UNTOLD.light) : undefined}
        unit={say(indicator.unit)}
        number={number}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {onOpen && level === 'county' ? `${texts.mapHint} ` : ''}
        {level === 'township' ? `${texts.noTownships} ` : ''}
        {texts.source}
      </Typography.Text>
    </Flex>
  );
}
