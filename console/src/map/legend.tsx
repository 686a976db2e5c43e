// What the colours of the map stand for.
import { Flex, theme } from 'antd';
import { useTexts } from '../texts/use-texts';
import type { Class } from './classes';
import { mapTexts } from './texts';

interface Props {
  classes: readonly Class[];
  colours: readonly string[];
  /** The colour of divisions whose number is not told; none when all are. */
  untold: string | undefined;
  unit: string;
  number: (value: number) => string;
}

export function Legend({ classes, colours, untold, unit, number }: Props) {
  const texts = useTexts(mapTexts);
  const items = classes.map(({ from, to }, place) => ({
    colour: colours[place],
    text: from === to ? number(from) : `${number(from)} – ${number(to)}`,
  }));
  if (untold !== undefined) {
    items.push({ colour: untold, text: texts.hiddenOnMap });
  }
  return (
    <figure style={{ margin: 0 }} aria-label={texts.legend}>
      <Flex gap="4px 16px" wrap align="center">
        <figcaption>{unit}</figcaption>
        {items.map(({ colour, text }) => (
          <Item key={text} colour={colour} text={text} />
        ))}
      </Flex>
    </figure>
  );
}

function Item({ colour, text }: { colour: string | undefined; text: string }) {
  const { token } = theme.useToken();
  const swatch = { width: 22, height: 14, background: colour, border: `1px solid ${token.colorBorder}` };
  return (
    <Flex gap={6} align="center" component="span" className="number">
      <span style={swatch} />
      {text}
    </Flex>
  );
}
