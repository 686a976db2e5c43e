// What a field was before, behind a word that opens it.
import { Typography } from 'antd';
import type { Registry } from '../api/types';
import { useCellText } from '../components/use-cell-text';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useSourceTitles } from './field-titles';
import type { FieldState } from './record';
import { registryTexts } from './texts';

export function FieldHistory({ registry, states }: { registry: Registry; states: FieldState[] }) {
  const texts = useTexts(registryTexts).record;
  const say = useCellText();
  const { minute } = useFormats();
  const { title } = useSourceTitles(registry);
  return (
    <details>
      <summary>{texts.before(states.length)}</summary>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {states.map(({ value, source, from, to }) => (
          <li key={from}>
            {say(value) || texts.nothing}{' '}
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {texts.fromTo(minute(from), to ? minute(to) : '')}
              {source && ` · ${title(source)}`}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
