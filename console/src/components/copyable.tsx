// A line of code or a number that is there to be copied.
import { Typography } from 'antd';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

export function Copyable({ text, block = false }: { text: string; block?: boolean }) {
  const texts = useTexts(common);
  return (
    <Typography.Text
      code={!block}
      copyable={{ text, tooltips: [texts.copy, texts.copied] }}
      style={block ? { display: 'block', whiteSpace: 'pre-wrap' } : undefined}
      className="mono"
    >
      {text}
    </Typography.Text>
  );
}
