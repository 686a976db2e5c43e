// The memory of what was asked.
import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './api/problem';

/** Failures that may pass are tried again twice; a refusal or a mistake stays what it is. */
function mayPass(failures: number, error: Error): boolean {
  return failures < 2 && asProblem(error).isPassing;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayPass, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
