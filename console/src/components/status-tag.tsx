// A state in a word and a colour; the word alone is enough to understand it.
import { Tag } from 'antd';

export type Mood = 'good' | 'busy' | 'warning' | 'bad' | 'quiet';

const COLOURS = {
  good: 'success',
  busy: 'processing',
  warning: 'warning',
  bad: 'error',
  quiet: 'default',
} as const;

export function StatusTag({ mood, children }: { mood: Mood; children: string }) {
  return <Tag color={COLOURS[mood]}>{children}</Tag>;
}
