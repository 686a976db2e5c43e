// What went wrong with a request, whoever said so: the server as problem details, a proxy by a bare status, or nobody.
import type { Grantor, ProblemDetails } from './types';

export interface FieldFault {
  field: string;
  message: string;
}

/** `status` 0 means that there was no answer at all. */
export class Problem extends Error {
  readonly status: number;
  /** Stable code of the server; empty when somebody else answered. */
  readonly code: string;
  /** What a person reads; empty when the server did not say. */
  readonly detail: string;
  readonly title: string;
  readonly fields: FieldFault[];
  readonly params: Record<string, string>;
  /** Who may do what was refused. */
  readonly grantors: Grantor[];
  readonly requestId: string;

  constructor(status: number, details: Partial<ProblemDetails> = {}) {
    super(details.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = details.code ?? '';
    this.title = details.title ?? '';
    this.detail = details.detail ?? '';
    this.fields = details.fields ?? [];
    this.params = details.params ?? {};
    this.grantors = details.grantors ?? [];
    this.requestId = details.request_id ?? '';
  }

  /** Whether asking the same again can help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** Seconds after which the server wants to be asked again. */
  get retryAfterSeconds(): number | undefined {
    const seconds = Number(this.params.retry_after_seconds);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
  }
}

/** Any failure as a problem: what is not one comes from the network. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0);
}

/** The problem that an answer tells; a body that is no problem details leaves only the status. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    return new Problem(response.status);
  }
  try {
    return new Problem(response.status, (await response.json()) as Partial<ProblemDetails>);
  } catch {
    return new Problem(response.status);
  }
}
