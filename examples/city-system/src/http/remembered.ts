import type { Context, MiddlewareHandler } from 'hono';
import type { City } from '../city.ts';

/** What everybody is shown alike, and what is a function of the record and the day alone. */
const readByAll = /^\/(?:$|(?:measures|bodies|deadlines|api\/docket|api\/measures|api\/bodies|api\/deadlines)(?:\/|$))/;
/** How many answers are remembered at most; beyond that the one made first is forgotten. */
const MOST = 500;

interface Made {
  readonly body: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Remembers what the public reads until something is recorded or the day changes, and makes what many ask for at once only once.
 *
 * Nothing is ever older than the log's head: that is asked each time, and it is all that is asked for what is remembered.
 */
export function remembered(city: Pick<City, 'log' | 'docket' | 'today'>): MiddlewareHandler {
  const answers = new Map<string, Promise<Made | undefined>>();
  let standing = '';
  return async (context, next) => {
    if (!isPublicRead(context)) return next();
    const now = `${await city.log.head()} ${city.today()}`;
    if (now !== standing) {
      standing = now;
      answers.clear();
    }
    const { pathname, search } = new URL(context.req.url);
    const key = `${pathname}${search}`;
    const pending = answers.get(key);
    if (pending) {
      const known = await pending;
      return known ? answer(known) : next();
    }
    const making = Promise.withResolvers<Made | undefined>();
    answers.set(key, making.promise);
    const [first] = answers.keys();
    if (answers.size > MOST && first !== undefined) answers.delete(first);
    let made: Made | undefined;
    try {
      // A docket that is kept behind the log comes up to it first, or what is made would be remembered too long.
      await city.docket.tally('stage', { atLeast: 'head' });
      await next();
      made = await madeIn(context.res);
    } finally {
      // Only what could be answered is remembered; whoever waited for the rest asks for themselves.
      if (!made && answers.get(key) === making.promise) answers.delete(key);
      making.resolve(made);
    }
  };
}

function isPublicRead({ req }: Context): boolean {
  return (
    req.method === 'GET' &&
    readByAll.test(req.path) &&
    req.header('cookie') === undefined &&
    req.header('authorization') === undefined
  );
}

async function madeIn(response: Response): Promise<Made | undefined> {
  if (response.status !== 200) return undefined;
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
  return { body: await response.clone().text(), headers };
}

function answer({ body, headers }: Made): Response {
  return new Response(body, { headers: headers.map(([name, value]): [string, string] => [name, value]) });
}
