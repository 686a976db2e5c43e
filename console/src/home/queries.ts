// What the first page asks for; each number is the total of a list that the reader can open.
import { useQueries, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { PageParams } from '../components/use-page-params';
import { useDatasets } from '../datasets/queries';
import { useDeliveries } from '../deliveries/queries';
import { useRegistries } from '../registries/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { homeTexts } from './texts';

/** What was delivered and published lately. */
export function useChanges(query: PageParams) {
  return useQuery({
    queryKey: ['changes', query],
    queryFn: () => ask(() => api.GET('/api/changes', { params: { query } })),
  });
}

const NONE = { page: 1, page_size: 1 };

interface Entry {
  to: string;
  count: number;
  tell: (count: string) => string;
}

export function useWaiting(owner: string): { isLoading: boolean; found: Entry[] } {
  const texts = useTexts(homeTexts);
  const refused = useDeliveries({ ...NONE, state: 'refused' });
  const failed = useDeliveries({ ...NONE, state: 'failed' });
  const drafts = useDatasets({ ...NONE, owner, state: 'draft' });
  const reviewed = useDatasets({ ...NONE, owner, state: 'reviewed' });
  const conflicts = useOwnConflicts(owner);
  const total = (query: { data?: { total: number } | undefined }) => query.data?.total ?? 0;
  return {
    isLoading: [refused, failed, drafts, reviewed].some((query) => query.isLoading),
    found: [
      { to: '/deliveries?state=refused', count: total(refused) + total(failed), tell: texts.refused },
      { to: `/datasets?owner=${owner}&state=draft`, count: total(drafts), tell: texts.toReview },
      { to: `/datasets?owner=${owner}&state=reviewed`, count: total(reviewed), tell: texts.toPublish },
      ...conflicts,
    ],
  };
}

/** Conflicts of the registries that the organisation owns; those of others are not asked for. */
function useOwnConflicts(owner: string): Entry[] {
  const texts = useTexts(homeTexts);
  const say = useSay();
  const registries = useRegistries().data ?? [];
  const owned = useDatasets({ page: 1, page_size: 200, owner, origin: 'registry' });
  const names = new Set(owned.data?.items.map(({ name }) => name));
  const mine = registries.filter(({ name }) => names.has(name));
  const found = useQueries({
    queries: mine.map(({ name }) => ({
      queryKey: ['registries', name, 'conflicts', NONE],
      queryFn: () =>
        ask(() => api.GET('/api/registries/{name}/conflicts', { params: { path: { name }, query: NONE } })),
    })),
  });
  return mine.map(({ name, title }, index) => ({
    to: `/registries/${name}?tab=conflicts`,
    count: found[index]?.data?.total ?? 0,
    tell: (count) => texts.conflicts(say(title), count),
  }));
}
