// Who is logged in, and everything that changes it.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, setCsrfToken } from '../api/client';
import { fetchEarly } from '../api/early';
import { armLoginGate } from '../api/login-gate';
import { Problem } from '../api/problem';
import type { Session } from '../api/types';

const KEY = ['session'];

/** Remembers what later requests need of a session. */
function keep(session: Session | null): Session | null {
  setCsrfToken(session?.csrf_token);
  armLoginGate(session !== null);
  return session;
}

async function who(): Promise<Session | null> {
  try {
    return keep(await ask(() => api.GET('/api/session', { fetch: fetchEarly })));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return keep(null);
    }
    throw error;
  }
}

/** The session; null when nobody is logged in. */
export const sessionQuery = queryOptions({ queryKey: KEY, queryFn: who, staleTime: Infinity });

export function useSessionQuery() {
  return useQuery(sessionQuery);
}

/** The session of a page that only people who have logged in can see. */
export function useSession(): Session {
  const session = useSessionQuery().data;
  if (!session) {
    throw new Error('This page is shown without a session.');
  }
  return session;
}

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; password: string }) => logIn(body),
    onSuccess: (session) => client.setQueryData(KEY, keep(session)),
  });
}

async function logIn(body: { login: string; password: string }): Promise<Session> {
  // A wrong password is no ended session, so the gate stays out of it.
  const { data, error, response } = await api.POST('/api/session', { body }).catch(() => {
    throw new Problem(0);
  });
  if (data === undefined) {
    throw new Problem(response.status, error);
  }
  return data;
}

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask(() => api.DELETE('/api/session')),
    onSuccess: () => {
      client.setQueryData(KEY, keep(null));
      // What the next person may see is another matter.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    },
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { old_password: string; new_password: string }) =>
      ask(() => api.POST('/api/session/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
