// A time limit as a lamp: the colour, what is left in words, and the exact moment when pointed at.
import { Tooltip } from 'antd';
import type { TimeLimit } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { flowTexts } from './texts';

const MOODS: Record<string, Mood> = { green: 'good', yellow: 'warning', red: 'bad' };

export function LimitLamp({ limit }: { limit: TimeLimit }) {
  const texts = useTexts(flowTexts);
  const say = useSay();
  const { second } = useFormats();
  const state = useStateText(limit);
  const moment = limit.due ? ` · ${texts.dueBy(second(limit.due))}` : '';
  const provisional = limit.provisional ? ` · ${texts.provisional}` : '';
  return (
    <Tooltip title={`${say(limit.basis)}${moment}${provisional}`}>
      <span>
        <StatusTag mood={limit.state === 'paused' ? 'quiet' : (MOODS[limit.lamp] ?? 'quiet')}>
          {`${say(limit.title)}：${state}`}
        </StatusTag>
      </span>
    </Tooltip>
  );
}

function useStateText(limit: TimeLimit): string {
  const texts = useTexts(flowTexts);
  const { number } = useFormats();
  const isWorking = limit.unit === 'working';
  const days = number(Math.abs(limit.left));
  switch (limit.state) {
    case 'paused':
      return texts.paused;
    case 'met':
      return texts.met;
    case 'met_late':
      return texts.metLate;
    case 'overdue':
      return isWorking ? texts.workingLate(days) : texts.late(days);
    default:
      return isWorking ? texts.workingLeft(days) : texts.left(days);
  }
}
