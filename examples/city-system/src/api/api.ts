import { Hono } from 'hono';
import { timeout } from 'hono/timeout';
import { z } from 'zod';
import type { City } from '../city.ts';
import { clerk, officeHolder } from '../http/caller.ts';
import { type Entered, tellProblems } from '../http/guard.ts';
import { Problem, type ProblemName, problems } from '../http/problem.ts';
import { type Answer, type Asked, type Endpoint, endpoint } from './endpoint.ts';
import { follow } from './following.ts';
import { openApi } from './open-api.ts';
import { readRequest } from './read-request.ts';
import {
  readActs,
  readAvailable,
  readBodies,
  readBody,
  readDeadlines,
  readDocket,
  readHealth,
  readHistory,
  readIdentity,
  readMeasure,
  readWhyNot,
} from './reading.ts';
import { explain, recordMany, recordOne } from './recording.ts';
import { problemKind } from './schemas.ts';
import { listSubscriptions, subscribe, unsubscribe } from './subscribing.ts';

const readProblem = endpoint({
  method: 'get',
  path: '/problems/:name',
  id: 'problem',
  tag: 'Service',
  summary: 'What a kind of problem is.',
  right: 'anyone',
  params: z.object({ name: z.string().max(50) }),
  answers: { 200: { description: 'Its status, and what it is in a sentence.', schema: problemKind } },
  problems: ['not-found'],
  async handle({ path: { name } }) {
    if (!Object.hasOwn(problems, name)) throw new Problem('not-found', { detail: 'There is no problem of that name.' });
    return { json: { type: `/api/problems/${name}`, ...problems[name as ProblemName] } };
  },
});

/** Every address of the API but that of its document. */
export const endpoints: readonly Endpoint[] = [
  recordOne,
  recordMany,
  explain,
  readDocket,
  readMeasure,
  readHistory,
  readAvailable,
  readWhyNot,
  readDeadlines,
  readBodies,
  readBody,
  readActs,
  follow,
  subscribe,
  listSubscriptions,
  unsubscribe,
  readIdentity,
  readHealth,
  readProblem,
];

/** The HTTP API below `/api`. */
export function api(city: City): Hono<Entered> {
  const app = new Hono<Entered>();
  tellProblems(app, city);
  const document = openApi(endpoints, city);
  app.get('/openapi.json', (context) => context.json(document, 200, { 'cache-control': 'no-cache' }));
  for (const each of endpoints) {
    const limits = each.endless ? [] : [timeout(city.limits.time)];
    app.on(each.method, [each.path], ...limits, async (context) => {
      const caller = context.get('caller');
      // Who may not call is told so before anything is read of what they sent.
      if (each.right === 'officer') officeHolder(caller);
      if (each.right === 'clerk') clerk(caller);
      const asked = { city, caller, context, ...(await readRequest(context, each)) };
      const answer = await each.handle(asked as unknown as Asked<never, never, never, never>);
      return answer instanceof Response ? answer : respond(answer, caller.officer !== undefined);
    });
  }
  for (const path of new Set(endpoints.map((each) => each.path))) {
    const allow = endpoints.filter((each) => each.path === path).map(({ method }) => method.toUpperCase());
    app.all(path, () => {
      throw new Problem('method-not-allowed', {
        detail: `It takes ${allow.join(' and ')}.`,
        headers: { allow: [...allow, ...(allow.includes('GET') ? ['HEAD'] : [])].join(', ') },
      });
    });
  }
  app.all('*', () => {
    throw new Problem('not-found', { detail: 'The API has no such address. /api/openapi.json tells which it has.' });
  });
  return app;
}

function respond({ status = 200, headers = {}, json }: Answer, known: boolean): Response {
  return new Response(JSON.stringify(json), {
    status,
    headers: {
      'content-type': 'application/json',
      // What the public reads is as old as the last act; what is answered to somebody is theirs.
      'cache-control': known ? 'no-store' : 'no-cache',
      ...headers,
    },
  });
}
