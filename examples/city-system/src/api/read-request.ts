import type { Context } from 'hono';
import type { z } from 'zod';
import { Problem, pointersOf } from '../http/problem.ts';
import type { BodyDescription, Endpoint } from './endpoint.ts';

/** The parts of a request by an endpoint's schemas. Throws the problem with every place that is wrong. */
export async function readRequest(context: Context, { params, query, headers, body }: Endpoint) {
  return {
    path: params && held(params, context.req.param(), 'The address'),
    query: held(query, once(context.req.queries()), 'The address'),
    headers: headers && held(headers, headersIn(context, headers), 'A header'),
    body: body && (await bodyIn(context, body)),
  };
}

function held(schema: z.ZodObject | undefined, given: Readonly<Record<string, unknown>>, what: string): unknown {
  if (!schema) {
    const [name] = Object.keys(given);
    if (name === undefined) return undefined;
    throw misplacedIn(what, [{ parameter: name, message: 'this address takes no such field' }]);
  }
  const parsed = schema.strict().safeParse(given);
  if (parsed.success) return parsed.data;
  throw misplacedIn(
    what,
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((parameter) => ({ parameter, message: 'this address takes no such field' }))
        : [{ parameter: issue.path.map(String).join('.'), message: issue.message }],
    ),
  );
}

function misplacedIn(what: string, errors: readonly { parameter: string; message: string }[]): Problem {
  const [first] = errors;
  return new Problem('not-well-formed', {
    detail: `${what} is not of its form: ${first?.parameter} ${first?.message}.`,
    more: { errors },
  });
}

/** Each field of a query once. */
function once(queries: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, values] of Object.entries(queries)) {
    if (values.length !== 1)
      throw misplacedIn('The address', [{ parameter: name, message: 'is given more than once' }]);
    fields[name] = values[0] ?? '';
  }
  return fields;
}

function headersIn(context: Context, schema: z.ZodObject): Record<string, unknown> {
  const names = Object.keys(schema.shape);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = context.req.header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function bodyIn(context: Context, { schema, byEngine = false }: BodyDescription): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type))
    throw new Problem('wrong-content-type', {
      detail: `The body is to be JSON in UTF-8, with "Content-Type: application/json"; it came as ${type === '' ? 'nothing that says what it is' : JSON.stringify(type.slice(0, 100))}.`,
      headers: { accept: 'application/json' },
    });
  const json = jsonIn(await context.req.arrayBuffer());
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw new Problem('not-well-formed', {
      detail: 'The body is to be a JSON object.',
      more: { errors: [{ pointer: '', message: 'expected an object' }] },
    });
  if (isDeeperThan(DEEPEST, json))
    throw new Problem('not-well-formed', { detail: `The body is nested more than ${DEEPEST} deep.` });
  if (byEngine) return json;
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is no field of this request' }))
      : [issue],
  );
  throw new Problem('not-well-formed', {
    detail: 'The body is not of its form.',
    more: { errors: pointersOf(places) },
  });
}

/** How deep a body may be nested: no act comes near, and what walks through it need not fear for its stack. */
const DEEPEST = 32;

function isDeeperThan(most: number, json: object): boolean {
  let level: object[] = [json];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((each) => Object.values(each).filter((inner) => inner !== null && typeof inner === 'object'));
  }
  return false;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function jsonIn(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new Problem('not-well-formed', {
      detail: cause instanceof SyntaxError ? `The body is not JSON: ${cause.message}.` : 'The body is not UTF-8.',
      cause,
    });
  }
}
