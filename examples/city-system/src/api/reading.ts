import { z } from 'zod';
import { etagOf } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { law } from '../law.ts';
import { actsOf } from '../recording/rights.ts';
import { endpoint } from './endpoint.ts';
import {
  actsPage,
  asOf,
  bodyFacts,
  bodyList,
  day,
  deadlineList,
  docketPage,
  health,
  history,
  identity,
  measure,
  opportunities,
  pathId,
  whyNotYet,
} from './schemas.ts';

const byId = z.object({ id: pathId });
const known = z.object({
  'if-none-match': z
    .string()
    .optional()
    .describe('ETags of what is known already: nothing is sent again that is as one of them.'),
});
const etag = { ETag: 'It begins with the version, and is given as "If-Match"; only now, not as of then.' };
const asKnown = { 304: { description: 'It is as the "If-None-Match" has it.' } };
const whole = (most: number) => z.coerce.number().int().min(1).max(most);
const text = z.string().min(1).max(200);

/** The docket, found by an index and given in pages. */
export const readDocket = endpoint({
  method: 'get',
  path: '/docket',
  id: 'docket',
  tag: 'Reading',
  summary: 'Measures by stage, committee, sponsor, kind, file number and the days ahead of them, in pages.',
  right: 'anyone',
  query: z.object({
    stage: text.optional().describe('A stage, or one that it is a finer one of: committee finds committee.held.'),
    committee: text.optional(),
    sponsor: text.optional(),
    kind: z.enum(law.measures).optional(),
    file: text.optional(),
    from: day
      .optional()
      .describe('With a day that the record or the law sets from this one on; ordered by the next of them.'),
    until: day.optional().describe('And up to this one.'),
    limit: whole(200).default(50),
    after: z
      .string()
      .regex(/^[\w-]{1,3000}$/, 'expected the "next" of a page')
      .optional(),
  }),
  answers: { 200: { description: 'A page.', schema: docketPage, headers: { Link: 'The next page, as rel="next".' } } },
  async handle({ city, query, context }) {
    const { from, until, limit, after, ...where } = query;
    const byDate = from !== undefined || until !== undefined;
    const page = await city.docket.find({
      where: { ...where, ...(byDate && { date: { from, until } }) },
      ...(byDate && { order: 'date' as const }),
      limit,
      after: after === undefined ? undefined : Buffer.from(after, 'base64url').toString('utf8'),
      atLeast: 'head',
    });
    const next = page.next === undefined ? undefined : Buffer.from(page.next).toString('base64url');
    const address = new URLSearchParams({ ...context.req.query(), ...(next !== undefined && { after: next }) });
    return {
      json: {
        measures: page.documents.map(({ key, value, doc: { stage, facts, deadlines } }) => ({
          id: key,
          stage,
          title: facts.title,
          file: facts.file,
          kind: facts.kind,
          sponsors: facts.sponsors,
          date: value,
          deadlines,
        })),
        next,
        position: page.position,
      },
      ...(next !== undefined && { headers: { link: `</api/docket?${address}>; rel="next"` } }),
    };
  },
});

/** A measure, now or as it was. */
export const readMeasure = endpoint({
  method: 'get',
  path: '/measures/:id',
  id: 'measure',
  tag: 'Reading',
  summary: 'A measure now, as of a legal date, or as of an instant of recording.',
  right: 'anyone',
  params: byId,
  query: z.object(asOf),
  headers: known,
  answers: {
    200: {
      description: 'The measure.',
      schema: measure,
      headers: etag,
    },
    ...asKnown,
  },
  problems: ['not-found'],
  async handle({ city, path: { id }, query }) {
    const found = await city.engine.measure(id, query);
    if (!found) throw nothing(`Nothing is on record of a measure ${id}${query.on || query.at ? ' as of then' : ''}.`);
    const now = query.on === undefined && query.at === undefined;
    return { json: found, ...(now && { headers: { etag: etagOf(found.version, found) } }) };
  },
});

/** A measure's acts. */
export const readHistory = endpoint({
  method: 'get',
  path: '/measures/:id/history',
  id: 'history',
  tag: 'Reading',
  summary: 'A measure’s acts in legal order, as corrected, each with the rulings on it in words.',
  right: 'anyone',
  params: byId,
  query: z.object(asOf),
  answers: { 200: { description: 'The acts.', schema: history } },
  problems: ['not-found'],
  async handle({ city, path: { id }, query }) {
    const acts = await city.engine.history(id, query);
    if (acts.length === 0 && !(await city.engine.measure(id)))
      throw nothing(`Nothing is on record of a measure ${id}.`);
    return { json: { measure: id, acts } };
  },
});

/** What may be done next. */
export const readAvailable = endpoint({
  method: 'get',
  path: '/measures/:id/available',
  id: 'available',
  tag: 'Reading',
  summary:
    'What may be done next with a measure, and what each act needs. Of a measure that is not on record: how it may begin.',
  right: 'anyone',
  params: byId,
  query: z.object({ on: day.optional().describe('The day of the act; today in the city when left out.') }),
  answers: { 200: { description: 'The acts that are in order.', schema: opportunities } },
  async handle({ city, path: { id }, query: { on = city.today() } }) {
    return { json: { measure: id, on, acts: await city.engine.available(id, on) } };
  },
});

/** Why not yet. */
export const readWhyNot = endpoint({
  method: 'get',
  path: '/measures/:id/why-not/:stage',
  id: 'whyNot',
  tag: 'Reading',
  summary: 'What stands between a measure and a stage.',
  right: 'anyone',
  params: byId.extend({
    stage: z.string().regex(/^[a-z0-9.-]{1,100}$/, 'expected the name of a stage, such as enacted'),
  }),
  query: z.object({ on: day.optional() }),
  answers: { 200: { description: 'The shortest way there, and what fails now on its first act.', schema: whyNotYet } },
  async handle({ city, path: { id, stage }, query: { on } }) {
    return { json: await city.engine.whyNot(id, stage, on) };
  },
});

/** The days ahead. */
export const readDeadlines = endpoint({
  method: 'get',
  path: '/deadlines',
  id: 'deadlines',
  tag: 'Reading',
  summary: 'The days that the law sets, for one measure or all, soonest first.',
  right: 'anyone',
  query: z.object({ measure: pathId.optional(), from: day.optional(), until: day.optional() }),
  answers: { 200: { description: 'The days.', schema: deadlineList } },
  async handle({ city, query: { measure: of, from, until } }) {
    const found = await city.engine.deadlines({ ...(of && { measure: of }), ...(until && { until }) });
    const last = ({ date, candidates = [] }: (typeof found)[number]) => date ?? candidates.at(-1);
    const deadlines = from === undefined ? found : found.filter((each) => (last(each) ?? from) >= from);
    return { json: { today: city.today(), deadlines } };
  },
});

/** The bodies there are. */
export const readBodies = endpoint({
  method: 'get',
  path: '/bodies',
  id: 'bodies',
  tag: 'Reading',
  summary: 'The council, and the committees that have measures before them.',
  right: 'anyone',
  answers: { 200: { description: 'The bodies.', schema: bodyList } },
  async handle({ city }) {
    const { bodies } = city.procedure;
    const committees = await city.docket.tally('committee', { atLeast: 'head' });
    const ids = [...new Set([...Object.keys(bodies), ...committees.keys()])];
    return {
      json: {
        bodies: ids.map((id) => ({ id, name: city.names.get(id) ?? bodies[id]?.name ?? id, seats: bodies[id]?.seats })),
      },
    };
  },
});

/** A body's roster and meetings. */
export const readBody = endpoint({
  method: 'get',
  path: '/bodies/:id',
  id: 'body',
  tag: 'Reading',
  summary: 'A body’s roster and meetings, now or as of then.',
  right: 'anyone',
  params: byId,
  query: z.object(asOf),
  headers: known,
  answers: {
    200: {
      description: 'The body.',
      schema: bodyFacts,
      headers: etag,
    },
    ...asKnown,
  },
  problems: ['not-found'],
  async handle({ city, path: { id }, query }) {
    const events = await city.log.readStream(`body/${id}`);
    const known = events.length > 0 || Object.hasOwn(city.procedure.bodies, id);
    if (!known) throw nothing(`Nothing is on record of a body ${id}.`);
    const now = query.on === undefined && query.at === undefined;
    const json = { id, ...(await city.engine.body(id, query)) };
    return { json, ...(now && { headers: { etag: etagOf(events.length, json) } }) };
  },
});

/** The log itself, in pages. */
export const readActs = endpoint({
  method: 'get',
  path: '/acts',
  id: 'acts',
  tag: 'Reading',
  summary: 'Every act on record as it was recorded, in the order of the log.',
  right: 'anyone',
  query: z.object({
    after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    limit: whole(500).default(100),
  }),
  answers: { 200: { description: 'A page.', schema: actsPage } },
  async handle({ city, query: { after, limit } }) {
    const acts = [];
    for await (const event of city.log.read({ after, limit: limit + 1 })) acts.push(event);
    const shown = acts.slice(0, limit);
    return { json: { acts: shown, ...(acts.length > limit && { next: shown.at(-1)?.position }) } };
  },
});

/** Who the caller is. */
export const readIdentity = endpoint({
  method: 'get',
  path: '/me',
  id: 'me',
  tag: 'Service',
  summary: 'Who holds the token that is sent, and which acts they may record.',
  right: 'anyone',
  answers: { 200: { description: 'The holder; the public without a token.', schema: identity } },
  async handle({ city, caller: { officer } }) {
    if (!officer || officer.role === 'public')
      return { json: { id: 'public', name: 'The public', ...officer, role: 'public', mayRecord: [] } };
    const { role } = officer;
    return {
      json: { ...officer, mayRecord: role === 'clerk' ? ['everything'] : actsOf(city.procedure, role, city.today()) },
    };
  },
});

/** How the service is. */
export const readHealth = endpoint({
  method: 'get',
  path: '/health',
  id: 'health',
  tag: 'Service',
  summary: 'Whether acts can be recorded, and how far docket and notices have come.',
  right: 'anyone',
  answers: {
    200: { description: 'Acts can be recorded.', schema: health },
    503: { description: 'Acts cannot be recorded now.', schema: health },
  },
  async handle({ city }) {
    const { writable, head, durability } = await city.log.health();
    const [docket, notices] = await Promise.all([
      city.docket.status().then(
        ({ position }) => position,
        () => -1,
      ),
      city.notifier.position().catch(() => -1),
    ]);
    return {
      status: writable ? 200 : 503,
      json: {
        ok: writable,
        log: { writable, head, durable: durability?.durable, because: durability?.because },
        docket: { position: docket },
        notices: { position: notices },
      },
    };
  },
});

function nothing(detail: string): Problem {
  return new Problem('not-found', { detail });
}
