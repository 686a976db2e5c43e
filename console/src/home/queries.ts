// What the first page asks for; each number is the total of a list that the reader can open.
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { PageParams } from '../components/use-page-params';
import { useDatasets } from '../datasets/queries';
import { useCorrections } from '../corrections/queries';
import { useDeliveries } from '../deliveries/queries';
import { useNotices } from '../notices/queries';
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

export interface Entry {
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
  const told = useTold();
  const reported = useCorrections({ ...NONE, source: owner, state: 'reported' });
  const verifying = useCorrections({ ...NONE, source: owner, state: 'verifying' });
  const conflicts = useOwnConflicts(owner);
  const total = (query: { data?: { total: number } | undefined }) => query.data?.total ?? 0;
  return {
    isLoading:
      conflicts === undefined ||
      told.isLoading ||
      [refused, failed, drafts, reviewed, reported, verifying].some((query) => query.isLoading),
    found: [
      ...told.found,
      { to: '/corrections', count: total(reported) + total(verifying), tell: texts.toVerify },
      { to: '/deliveries?state=refused', count: total(refused) + total(failed), tell: texts.refused },
      { to: `/datasets?owner=${owner}&state=draft`, count: total(drafts), tell: texts.toReview },
      { to: `/datasets?owner=${owner}&state=reviewed`, count: total(reviewed), tell: texts.toPublish },
      ...(conflicts ?? []),
    ],
  };
}

/** What the own organisation is told and nobody has read. */
export function useTold(): { isLoading: boolean; found: Entry[] } {
  const texts = useTexts(homeTexts);
  const unread = useNotices({ ...NONE, unread: true });
  return {
    isLoading: unread.isLoading,
    found: [{ to: '/notices?unread=true', count: unread.data?.total ?? 0, tell: texts.notices }],
  };
}

/** Conflicts of the registries that the organisation owns; nothing while they are asked for. */
function useOwnConflicts(owner: string): Entry[] | undefined {
  const texts = useTexts(homeTexts);
  const say = useSay();
  const registries = useRegistries();
  const owned = useDatasets({ page: 1, page_size: 200, owner, origin: 'registry' });
  if (registries.isLoading || owned.isLoading) {
    return undefined;
  }
  const names = new Set(owned.data?.items.map(({ name }) => name));
  const mine = (registries.data ?? []).filter(({ name }) => names.has(name));
  return mine.map(({ name, title, open_conflicts }) => ({
    to: `/registries/${name}?tab=conflicts`,
    count: open_conflicts ?? 0,
    tell: (count) => texts.conflicts(say(title), count),
  }));
}
