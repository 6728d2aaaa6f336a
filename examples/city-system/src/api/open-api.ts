import { topicKey } from '@statecraft/notify';
import { z } from 'zod';
import type { City } from '../city.ts';
import { type ProblemName, problems } from '../http/problem.ts';
import type { Endpoint } from './endpoint.ts';
import * as schemas from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of endpoints, made from the very schemas that requests are held to. */
export function openApi(endpoints: readonly Endpoint[], { name, address }: Pick<City, 'name' | 'address'>): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: `${name}: the docket`,
      version: '1',
      description:
        'The record of the council: what is before it, where the law puts it, what may come next. Everybody reads; the clerk, members and the mayor record. A refusal is a problem document with the rule of law that was broken.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: address }],
    paths: { ...paths, ...noticePaths() },
    components: {
      schemas: { ...componentsOf(inputs, 'input'), ...componentsOf(outputs, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Who holds it, and until when, the city decides.' },
      },
    },
  };
}

const inputs = namesOf({
  ...Object.fromEntries([...schemas.measureActs].map(([type, schema]) => [`${pascal(type)}`, schema])),
  ...Object.fromEntries(
    [...schemas.bodyActs].map(([type, schema]) => [`${pascal(type)}${type === 'correct' ? 'OfBody' : ''}`, schema]),
  ),
  Act: schemas.handedAct,
  ActOverMany: schemas.actOverMany,
  SubscriptionRequest: schemas.subscribing,
});

const outputs = namesOf({
  Ruling: schemas.ruling,
  ExplainedRuling: schemas.explainedRuling,
  Rejection: schemas.rejection,
  Event: schemas.event,
  Recorded: schemas.recorded,
  RecordedOverMany: schemas.recordedOverMany,
  Explanation: schemas.explanation,
  Deadline: schemas.deadline,
  DeadlineList: schemas.deadlineList,
  Measure: schemas.measure,
  History: schemas.history,
  Opportunities: schemas.opportunities,
  WhyNot: schemas.whyNotYet,
  DocketPage: schemas.docketPage,
  BodyList: schemas.bodyList,
  Body: schemas.bodyFacts,
  ActsPage: schemas.actsPage,
  Subscription: schemas.subscription,
  Subscribed: schemas.subscribed,
  SubscriptionList: schemas.subscriptionList,
  Health: schemas.health,
  Identity: schemas.identity,
  ProblemKind: schemas.problemKind,
  Problem: schemas.problemDocument,
});

/** Schemas by their names, for references. */
function namesOf(named: Readonly<Record<string, z.ZodType>>): ReadonlyMap<z.ZodType, string> {
  return new Map(Object.entries(named).map(([name, schema]) => [schema, name]));
}

function pascal(type: string): string {
  return type.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

function componentsOf(named: ReadonlyMap<z.ZodType, string>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of named) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** A schema without what only a document of its own has. */
function bare({ $schema, $id, ...schema }: object & { $schema?: unknown; $id?: unknown; '~standard'?: unknown }): Json {
  return schema as Json;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = (io === 'input' ? inputs : outputs).get(schema);
  return name === undefined ? bare(z.toJSONSchema(schema, { io })) : { $ref: `#/components/schemas/${name}` };
}

function operationOf(endpoint: Endpoint): Json {
  const { id, tag, summary, right, params, query, headers, body, answers } = endpoint;
  const problemNames = problemsOf(endpoint);
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: right === 'anyone' ? [{}, { token: [] }] : [{ token: [] }],
    ...(right !== 'anyone' && { description: right === 'clerk' ? 'For the clerk.' : 'For whoever holds an office.' }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...parametersOf(headers, 'header')],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body.schema, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema, type, headers: given = {} }]) => [
          status,
          {
            description,
            ...(Object.keys(given).length > 0 && {
              headers: Object.fromEntries(
                Object.entries(given).map(([name, words]) => [
                  name,
                  { description: words, schema: { type: 'string' } },
                ]),
              ),
            }),
            ...(schema && { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }),
            ...(type !== undefined && { content: { [type]: { schema: { type: 'string' } } } }),
          },
        ]),
      ),
      ...problemResponses(problemNames, Object.keys(answers)),
    },
  };
}

/** The problems that an endpoint may answer with. */
export function problemsOf({ right, body, problems: own = [], endless }: Endpoint): ProblemName[] {
  return [
    'not-well-formed',
    'unknown-token',
    'expired-token',
    'too-many-requests',
    'internal-error',
    'unavailable',
    ...(endless ? [] : (['took-too-long'] as const)),
    ...(right === 'anyone' ? [] : (['no-token', 'forbidden'] as const)),
    ...(body ? (['too-large', 'wrong-content-type'] as const) : []),
    ...own,
  ];
}

function problemResponses(names: readonly ProblemName[], taken: readonly string[]): Json {
  const byStatus = Map.groupBy(names, (name) => String(problems[name].status));
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !taken.includes(status))
      .map(([status, ofStatus]) => [
        status,
        {
          description: ofStatus.map((name) => problems[name].title).join('; '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query' | 'header'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: asText(schema.shape[name] as z.ZodType, rest),
    };
  });
}

/** Numbers that are read from text have no type of their own on the way in. */
function asText(schema: z.ZodType, json: Json): Json {
  return json.type === undefined && json.enum === undefined ? bare(z.toJSONSchema(schema, { io: 'output' })) : json;
}

/** What `@statecraft/notify` answers below `/notices`. */
function noticePaths(): Json {
  const everything = topicKey({ kind: 'everything' });
  const topic = {
    name: 'topic',
    in: 'query',
    required: false,
    description: 'The key of a topic: measure:kc-200162, body:council, stage:enacted.',
    schema: { type: 'string', default: everything },
  };
  const position = { required: false, schema: { type: 'string', pattern: '^\\d{1,15}$' } };
  const positions = [
    { name: 'after', in: 'query', description: 'Begin behind this position of the log.', ...position },
    { name: 'last-event-id', in: 'header', description: 'As browsers send it; it goes before "after".', ...position },
  ];
  const kinds = {
    'feed.atom': 'application/atom+xml',
    'feed.rss': 'application/rss+xml',
    'feed.json': 'application/feed+json',
    'calendar.ics': 'text/calendar',
    events: 'text/event-stream',
  };
  return Object.fromEntries(
    Object.entries(kinds).map(([file, type]) => [
      `/notices/${file}`,
      {
        get: {
          operationId: `notices_${file.replaceAll('.', '_')}`,
          tags: ['Notices'],
          summary: `Notices of a topic, as ${type}.`,
          security: [{}],
          parameters: file === 'events' ? [topic, ...positions] : [topic],
          responses: {
            200: { description: 'The notices.', content: { [type]: { schema: { type: 'string' } } } },
            ...(file !== 'events' && { 304: { description: 'They are as the "If-None-Match" has them.' } }),
            ...problemResponses(['too-many-requests', 'internal-error', 'unavailable'], []),
          },
        },
      },
    ]),
  );
}
