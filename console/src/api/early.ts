// The first question of every visit, who is logged in, is asked before the library is there.

const SESSION = '/api/session';
let asked: Promise<Response> | undefined;

export function askEarly(language: string): void {
  asked = fetch(SESSION, { headers: { 'Accept-Language': language } });
  // Who takes the answer hears of the failure too.
  asked.catch(() => undefined);
}

/** Sends a request, or takes the answer that is under way to the same one. */
export function fetchEarly(request: Request): Promise<Response> {
  const early = asked;
  asked = undefined;
  return early ?? fetch(request);
}
