// The one way to the server: typed by the OpenAPI snapshot, in the reader's language, with the session's token.
import createClient, { type Middleware } from 'openapi-fetch';
import { preferences } from '../preferences';
import { reportConnection } from './connection';
import { waitForLogin } from './login-gate';
import { Problem, problemOf } from './problem';
import type { paths } from './schema';

const READS = ['GET', 'HEAD'];

let csrfToken = '';

/** The token that changing requests carry; the session tells it. */
export function setCsrfToken(token: string | null | undefined): void {
  csrfToken = token ?? '';
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', preferences().language);
    if (!READS.includes(request.method)) {
      request.headers.set('X-CSRF-Token', csrfToken);
    }
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => globalThis.fetch(request),
});
api.use(headers);

interface Answer<T> {
  data?: T;
  response: Response;
  error?: unknown;
}

/**
 * Asks the server and gives the data or throws a `Problem`.
 *
 * It takes a function, because a request whose session has ended is sent once more after the login.
 */
export async function ask<T>(call: () => Promise<Answer<T>>): Promise<T> {
  let answer = await reach(call);
  if (answer.response.status === 401 && (await waitForLogin())) {
    answer = await reach(call);
  }
  if (!answer.response.ok) {
    throw answer.error instanceof Problem
      ? answer.error
      : new Problem(answer.response.status, details(answer.error));
  }
  return answer.data as T;
}

function details(error: unknown): object {
  return typeof error === 'object' && error !== null ? error : {};
}

async function reach<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  let answer: Answer<T>;
  try {
    answer = await call();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    reportConnection(true);
    throw new Problem(0);
  }
  // A gateway that cannot reach the server answers in its place, and not with problem details.
  const byProxy = [502, 504].includes(answer.response.status);
  reportConnection(byProxy);
  return answer;
}

/** Asks for a file and gives its bytes; the address is typed where it is written. */
export async function askForFile(path: string, init: RequestInit = {}): Promise<Response> {
  return ask(async () => {
    const request = new Request(new URL(path, window.location.origin), init);
    request.headers.set('Accept-Language', preferences().language);
    if (!READS.includes(request.method)) {
      request.headers.set('X-CSRF-Token', csrfToken);
    }
    const response = await globalThis.fetch(request);
    return response.ok ? { data: response, response } : { response, error: await problemOf(response) };
  });
}
