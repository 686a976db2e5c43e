// How much is in a registry, and since when it has been so.
import type { Registry } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { registryTexts } from './texts';

export function RegistryFacts({ registry }: { registry: Registry }) {
  const texts = useTexts(registryTexts).facts;
  const { number, minute } = useFormats();
  const { records, built_at: built, open_conflicts: conflicts } = registry;
  if (typeof records !== 'number' || !built) {
    return texts.notBuilt;
  }
  const facts = [texts.records(number(records)), texts.built(minute(built))];
  if (typeof conflicts === 'number') {
    facts.push(texts.conflicts(number(conflicts)));
  }
  return facts.join(' · ');
}
