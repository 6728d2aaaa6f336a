import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
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
  app.use(requestId());
  // Whatever answers: what is told of it on the service's own log is found by it.
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('x-request-id', context.get('requestId'));
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

/** Answers whatever is thrown with a problem document, and reports every refusal with its reason. */
export function tellProblems(app: Hono<Entered>, city: City): void {
  app.onError((thrown, context) => {
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
    return problem.toResponse(`urn:uuid:${id}`);
  });
}
