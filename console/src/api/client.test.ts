import { afterEach, describe, expect, it, vi } from 'vitest';
import { prefer } from '../preferences';
import { api, ask, setCsrfToken } from './client';
import { armLoginGate, settleLogin } from './login-gate';
import { Problem } from './problem';

function answerWith(...answers: (Response | Error)[]) {
  const fetch = vi.fn<(request: Request) => Promise<Response>>(() => {
    const answer = answers.shift() ?? new Error('asked too often');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

afterEach(() => {
  armLoginGate(false);
  vi.unstubAllGlobals();
});

describe('what a request carries', () => {
  it('asks in the reader’s language, and carries the token only when it changes something', async () => {
    const fetch = answerWith(json(200, []), json(200, {}));
    setCsrfToken('secret');
    prefer({ language: 'en' });
    await ask(() => api.GET('/api/packs'));
    await ask(() => api.POST('/api/datasets/{name}/publish', { params: { path: { name: 'deaths' } } }));
    const [read, change] = fetch.mock.calls.map(([request]) => request.headers);
    expect(read?.get('accept-language')).toBe('en');
    expect(read?.get('x-csrf-token')).toBeNull();
    expect(change?.get('x-csrf-token')).toBe('secret');
  });
});

describe('what goes wrong', () => {
  it('tells the sentence and the code of the server', async () => {
    answerWith(json(404, { code: 'dataset.unknown', detail: '没有数据资源“x”。', status: 404 }));
    const failure = ask(() => api.GET('/api/datasets/{name}', { params: { path: { name: 'x' } } }));
    await expect(failure).rejects.toMatchObject({
      code: 'dataset.unknown',
      detail: '没有数据资源“x”。',
      status: 404,
    });
  });

  it('tells a server that does not answer apart from one that refuses', async () => {
    answerWith(new TypeError('Failed to fetch'));
    const failure = ask(() => api.GET('/api/packs'));
    await expect(failure).rejects.toMatchObject({ status: 0, isPassing: true });
  });

  it('says after how many seconds to ask again', () => {
    expect(new Problem(429, { params: { retry_after_seconds: '40' } }).retryAfterSeconds).toBe(40);
    expect(new Problem(429).retryAfterSeconds).toBeUndefined();
  });
});

describe('a session that ends in the middle of work', () => {
  const ended = () => json(401, { code: 'session.missing', status: 401 });

  it('waits for the login and then asks once more', async () => {
    const fetch = answerWith(ended(), json(200, [{ name: 'city' }]));
    armLoginGate(true);
    const answer = ask(() => api.GET('/api/packs'));
    await vi.waitFor(() => {
      settleLogin(true);
      expect(fetch).toHaveBeenCalledTimes(2);
    });
    await expect(answer).resolves.toEqual([{ name: 'city' }]);
  });

  it('fails without a second request when nobody was logged in', async () => {
    const fetch = answerWith(ended());
    await expect(ask(() => api.GET('/api/packs'))).rejects.toMatchObject({ status: 401 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
