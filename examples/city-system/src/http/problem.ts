import { z } from 'zod';

/** Every problem that the service tells of, by name: its status, and what it is in a sentence. */
export const problems = {
  'not-well-formed': { status: 400, title: 'The request is not of its form' },
  'no-token': { status: 401, title: 'This takes a token' },
  'unknown-token': { status: 401, title: 'The token is not known' },
  'expired-token': { status: 401, title: 'The token has expired' },
  forbidden: { status: 403, title: 'The holder of the token may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'The address does not take this method' },
  overtaken: { status: 409, title: 'Somebody else recorded an act meanwhile' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-content-type': { status: 415, title: 'The body is not of a type that this address takes' },
  unlawful: { status: 422, title: 'The law does not allow this act' },
  'key-reused': { status: 422, title: 'The idempotency key stands on record for another act' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The record cannot be reached now' },
  'took-too-long': { status: 504, title: 'The answer took too long' },
} as const satisfies Record<string, { status: number; title: string }>;

/** The name of a problem. */
export type ProblemName = keyof typeof problems;

/** A place in a request that is wrong: a JSON pointer into the body, or the name of a field of the address or a header. */
export const misplaced = z.object({
  pointer: z.string().optional(),
  parameter: z.string().optional(),
  message: z.string(),
});

/** What is wrong, beyond its name. */
export interface ProblemDetails {
  /** What happened this time, in a sentence for people. */
  readonly detail: string;
  /** What else helps to act on it: places, rejections, what happened meanwhile. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly cause?: unknown;
}

/** Why a request is refused, on its way out. Whoever throws it ends the request with a problem document. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemName;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: ProblemName, { detail, more = {}, headers = {}, cause }: ProblemDetails) {
    super(detail, cause === undefined ? undefined : { cause });
    this.problem = problem;
    this.more = more;
    this.headers = headers;
  }

  get status() {
    return problems[this.problem].status;
  }

  /** The problem document, RFC 9457. */
  toResponse(instance: string): Response {
    const { title, status } = problems[this.problem];
    const body = { type: `/api/problems/${this.problem}`, title, status, detail: this.message, instance, ...this.more };
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        ...this.headers,
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }
}

/** Places in a body as JSON pointers, RFC 6901. */
export function pointersOf(places: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  return places.map(({ path, message }) => ({
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  }));
}
