// A record through time: when it became what, and what was different before.
import { Timeline, Typography } from 'antd';
import type { Registry, RegistryHistory } from '../api/types';
import { Time } from '../components/time';
import { useCellText } from '../components/use-cell-text';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles, useSourceTitles } from './field-titles';
import { registryTexts } from './texts';

type State = RegistryHistory['states'][number];
type Change = State['changes'][number];

export function RecordTimeline({ registry, history }: { registry: Registry; history: RegistryHistory }) {
  const first = history.states.at(-1);
  return (
    <Timeline
      items={history.states.map((state) => ({
        key: state.valid_from,
        content: (
          <>
            <Typography.Text type="secondary">
              <Time at={state.valid_from} />
            </Typography.Text>
            <div>
              <Became registry={registry} state={state} isFirst={state === first} />
            </div>
          </>
        ),
      }))}
    />
  );
}

function Became({ registry, state, isFirst }: { registry: Registry; state: State; isFirst: boolean }) {
  const texts = useTexts(registryTexts).record;
  if (isFirst) {
    return texts.first;
  }
  if (state.changes.length === 0) {
    return texts.sameAgain;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {state.changes.map((change) => (
        <li key={change.field}>
          <ChangeLine registry={registry} change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeLine({ registry, change }: { registry: Registry; change: Change }) {
  const texts = useTexts(registryTexts).record;
  const say = useCellText();
  const field = useFieldTitles(registry)(change.field);
  const { title } = useSourceTitles(registry);
  const [before, after] = [say(change.before) || texts.nothing, say(change.after) || texts.nothing];
  const source = change.source_after ?? change.source_before;
  return (
    <>
      <strong>{field}</strong>{' '}
      {before === after ? (
        texts.otherSource
      ) : (
        <>
          <del>{before}</del> → <span>{after}</span>
        </>
      )}{' '}
      {source && <Typography.Text type="secondary">{title(source)}</Typography.Text>}
    </>
  );
}
