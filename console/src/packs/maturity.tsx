// How far a pack has come, in a word and a colour.
import type { Pack } from '../api/types';
import { StatusTag, type Mood } from '../components/status-tag';
import { useTexts } from '../texts/use-texts';
import { packTexts } from './texts';

const MOODS: Record<string, Mood> = { draft: 'quiet', trial: 'busy', stable: 'good' };

export function Maturity({ pack }: { pack: Pack }) {
  const words: Record<string, string> = useTexts(packTexts).maturities;
  return (
    <StatusTag mood={MOODS[pack.maturity] ?? 'quiet'}>{words[pack.maturity] ?? pack.maturity}</StatusTag>
  );
}
