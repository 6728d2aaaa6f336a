import type { Context } from 'hono';
import type { z } from 'zod';
import type { City } from '../city.ts';
import type { Caller } from '../http/caller.ts';
import type { Entered } from '../http/guard.ts';
import type { ProblemName } from '../http/problem.ts';

/** A request that was let in and is of its form. */
export interface Asked<Path, Query, Headers, Body> {
  readonly city: City;
  readonly caller: Caller;
  readonly path: Path;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
  /** For answers that are streams. */
  readonly context: Context<Entered>;
}

/** What comes back: the body that the endpoint's schema tells of, and how. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; nothing when left out. */
  readonly json?: unknown;
}

/** An answer that an endpoint may give. */
export interface AnswerDescription {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The media type, where it is not JSON. Without either the answer has no body. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an endpoint takes for a body. */
export interface BodyDescription {
  readonly schema: z.ZodType;
  /** The engine holds it to its form, with better words; here it need only be a JSON object. */
  readonly byEngine?: boolean;
}

/** Who may call an endpoint: everybody, whoever holds an office, the clerk. */
export type Right = 'anyone' | 'officer' | 'clerk';

/** One address of the API: what it takes, what it answers, and what it does. The document and the routes are made of it. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
  /** Below `/api`, with `:name` for what is in the path. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly right: Right;
  readonly params?: z.ZodObject | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly headers?: z.ZodObject | undefined;
  readonly body?: BodyDescription | undefined;
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Problems beyond those that every endpoint of its kind may answer with. */
  readonly problems?: readonly ProblemName[] | undefined;
  /** It goes on for as long as somebody listens. */
  readonly endless?: boolean | undefined;
  handle(asked: Asked<never, never, never, never>): Promise<Answer | Response>;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** An endpoint before its types are put away. */
interface Declared<
  Path extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Headers extends z.ZodObject | undefined,
  Body extends z.ZodType | undefined,
> extends Omit<Endpoint, 'handle' | 'params' | 'query' | 'headers' | 'body'> {
  readonly params?: Path;
  readonly query?: Query;
  readonly headers?: Headers;
  readonly body?: Body extends z.ZodType ? { readonly schema: Body; readonly byEngine?: boolean } : undefined;
  handle(asked: Asked<Output<Path>, Output<Query>, Output<Headers>, Output<Body>>): Promise<Answer | Response>;
}

/** Declares an endpoint; what its handler is given has the types of its schemas. */
export function endpoint<
  Path extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Headers extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(declared: Declared<Path, Query, Headers, Body>): Endpoint {
  return declared as unknown as Endpoint;
}
