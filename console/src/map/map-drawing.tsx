// The place of the map on the page. What draws it is large and comes after the table.
import { Alert, theme } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from '../texts/use-texts';
import { Drawing, type DrawingOptions, type Painting } from './drawing';
import type { Shape } from './shapes';
import { mapTexts } from './texts';

interface Props extends Painting {
  shapes: readonly Shape[];
  onOpen: (code: string) => void;
  onMark: (code: string | undefined) => void;
}

export function MapDrawing(props: Props) {
  const texts = useTexts(mapTexts);
  const [isAble, setIsAble] = useState(true);
  return isAble ? (
    <Drawn {...props} onFailure={() => setIsAble(false)} />
  ) : (
    <Alert type="info" showIcon title={texts.noWebGl} />
  );
}

function Drawn({
  shapes,
  colours,
  marked,
  within,
  onOpen,
  onMark,
  onFailure,
}: Props & { onFailure: () => void }) {
  const { controls } = useTexts(mapTexts);
  const { token } = theme.useToken();
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(null);
  const { colorBgContainer: ground, colorBgElevated: border, colorText: strong } = token;
  const open = useEffectEvent(onOpen);
  const mark = useEffectEvent(onMark);
  const fail = useEffectEvent(onFailure);
  const paint = useEffectEvent(() => drawing.current?.paint({ colours, marked, within }));
  useEffect(() => {
    if (container.current) {
      const made = draw(container.current, {
        shapes,
        controls,
        ground,
        border,
        strong,
        isStill: !token.motion,
        onOpen: (code) => open(code),
        onMark: (code) => mark(code),
      });
      if (made === undefined) {
        fail();
        return;
      }
      drawing.current = made;
      paint();
      return () => made.remove();
    }
  }, [shapes, controls, ground, border, strong, token.motion]);
  useEffect(() => {
    drawing.current?.paint({ colours, marked, within });
  }, [colours, marked, within]);
  return <div ref={container} className="map-canvas" />;
}

/** The map, or nothing where the browser cannot draw it; to ask beforehand takes as long as to draw. */
function draw(container: HTMLElement, options: DrawingOptions): Drawing | undefined {
  try {
    return new Drawing(container, options);
  } catch {
    return undefined;
  }
}
