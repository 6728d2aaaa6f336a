import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { City } from '../city.ts';
import { addressOf, type Caller, callerName, officerIn } from './caller.ts';
import { problemOf } from './faults.ts';
import { Problem } from './problem.ts';
import { OpenLimit, RateLimit } from './rate-limit.ts';

/** What every request carries once it is let in. */
export interface Entered {
  Variables: { readonly caller: Caller; readonly requestId: string; readonly streams: OpenLimit };
}

/**
 * What stands before every door: an id for each request, a limit on how much and how often, who asks, and headers that bind browsers.
 */
export function guard(app: Hono<Entered>, city: City): void {
  const requests = new RateLimit(city.limits.requests);
  const streams = new OpenLimit(city.limits.streams, city.limits.allStreams);
  // Whatever answers: what is told of it on the service's own log is found by it.
  app.use(async (context, next) => {
    const id = requestIdOf(city, context);
    context.set('requestId', id);
    await next();
    context.res.headers.set('x-request-id', id);
  });
  app.use('/api/*', secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
  // Notices, as the pages do, bring a policy of their own.
  app.use('/notices/*', secureHeaders());
  app.use(async (context, next) => {
    const address = addressOf(city, context);
    const caller = { address, officer: await officerOr(city, context, () => count(requests, address)) };
    count(requests, callerName(caller));
    context.set('caller', caller);
    context.set('streams', streams);
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: city.limits.body,
      onError: () => {
        throw new Problem('too-large', { detail: `A body has at most ${city.limits.body} bytes here.` });
      },
    }),
  );
}

/** The id of a request: made here, or by the proxy of the city's own. Anybody else who chose it could stand for another on the log. */
function requestIdOf({ behindProxy }: City, { req }: Context): string {
  const given = behindProxy ? req.header('x-request-id') : undefined;
  return z.uuid().safeParse(given).data ?? crypto.randomUUID();
}

/** The officer who asks. A token that is none counts against the address that tried it. */
async function officerOr(city: City, context: Parameters<typeof officerIn>[1], onFailure: () => void) {
  try {
    return await officerIn(city, context);
  } catch (problem) {
    onFailure();
    throw problem;
  }
}

function count(requests: RateLimit, caller: string): void {
  const { allowed, renewedIn } = requests.take(caller);
  if (!allowed)
    throw new Problem('too-many-requests', {
      detail: `That is more than the service answers in a minute. Ask again in ${renewedIn} seconds.`,
      headers: { 'retry-after': String(renewedIn) },
    });
}

/** Tells somebody at a browser what is wrong. */
export type ProblemPage = (context: Context, problem: Problem) => Promise<Response>;

/**
 * Answers whatever is thrown with a problem document, and reports every refusal with its reason. Where there are pages for people, a
 * browser is answered with one; what is below `/api` is for programs.
 */
export function tellProblems(app: Hono<Entered>, city: City, page?: ProblemPage): void {
  app.onError(async (thrown, context) => {
    const problem = problemOf(thrown);
    const { officer } = context.get('caller') ?? {};
    const id = context.get('requestId');
    city.report(problem.status < 500 ? 'refused' : 'failed', {
      request: id,
      method: context.req.method,
      path: context.req.path,
      status: problem.status,
      problem: problem.problem,
      reason: problem.message,
      officer: officer?.id ?? null,
      from: addressOf(city, context),
      ...problem.more,
      ...(problem.cause instanceof Error && { cause: problem.cause.stack }),
    });
    const browser =
      page && !context.req.path.startsWith('/api/') && context.req.header('accept')?.includes('text/html');
    return browser ? page(context, problem) : problem.toResponse(`urn:uuid:${id}`);
  });
}
