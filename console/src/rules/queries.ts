// Rules as the server gives them, asks them and runs them.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { operations } from '../api/schema';

export type Given = Record<string, unknown>;

export type RulesQuery = NonNullable<operations['list_rules']['parameters']['query']>;

export function useRules(query: RulesQuery) {
  return useQuery({
    queryKey: ['rules', 'list', query],
    queryFn: () => ask(() => api.GET('/api/rules', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useRule(name: string) {
  return useQuery({
    queryKey: ['rules', name],
    queryFn: () => ask(() => api.GET('/api/rules/{name}', { params: { path: { name } } })),
  });
}

interface Case {
  given: Given;
  day: string;
}

export function useDecide(name: string) {
  return useMutation({
    mutationFn: (body: Case) =>
      ask(() => api.POST('/api/rules/{name}/decide', { params: { path: { name } }, body })),
  });
}

export function useRun(name: string) {
  return useMutation({
    mutationFn: (body: Case) =>
      ask(() => api.POST('/api/rules/{name}/run', { params: { path: { name } }, body })),
  });
}
