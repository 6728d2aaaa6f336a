import { z } from 'zod';
import { type Definitions, definitionsOf, type Recording } from '../definitions.ts';
import type { ActBy, AnyActDefinition } from '../vocabulary/define-act.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import type { AnyAct, Entry } from '../vocabulary/entry.ts';
import { envelope } from '../vocabulary/envelope.ts';
import { bodyId, measureId } from '../vocabulary/ids.ts';
import { cut, excessIn, told } from '../vocabulary/limits.ts';
import type { Basis, Source } from '../vocabulary/provenance.ts';
import type { OwnActs } from './acts.ts';
import { correct } from './correct.ts';
import type { reassess } from './reassess.ts';

const onMeasure = { ...envelope, measure: measureId };
const onBody = { ...envelope, body: bodyId };

/** What every command says, as a caller writes it. */
export interface CommandEnvelope extends z.input<z.ZodObject<typeof envelope>> {}
/** What a command on a measure says besides its act's own words. */
export interface MeasureEnvelope extends CommandEnvelope {
  measure: string;
}
/** What a command on a body says besides its act's own words. */
export interface BodyEnvelope extends CommandEnvelope {
  body: string;
}

/** A command of one act, as a caller writes it. */
export type CommandBy<Definition extends AnyActDefinition> = Definition extends AnyActDefinition
  ? (Definition['subject'] extends 'measure' ? MeasureEnvelope : BodyEnvelope) & {
      type: Definition['type'];
    } & Said<Definition['data']>
  : never;

/** What an act's own words are; `unknown` for an act that has none, whose schema would allow no other key beside them. */
export type Said<Data extends z.ZodObject> = keyof Data['shape'] extends never ? unknown : z.input<Data>;

type Correction = { type: 'correct' } & z.input<(typeof correct)['data']>;

/** A request to record an act of this library, as a caller writes it: `{ type: 'refer', measure, on, to }`. */
export type Command = CommandBy<OwnActs[keyof OwnActs]> | (MeasureEnvelope & Correction) | (BodyEnvelope & Correction);

interface GlossAct<Definition extends { readonly type: string; readonly data: z.ZodObject }>
  extends Entry<z.output<Definition['data']>> {
  readonly type: Definition['type'];
}

/** An act of this library as rules and recipes take it: what a command says once it is parsed, or what a recorded event says. */
export type Act =
  | { [Name in keyof OwnActs]: ActBy<OwnActs[Name]> }[keyof OwnActs]
  | GlossAct<typeof correct>
  | GlossAct<typeof reassess>;

/** Names of all our acts, corrections among them. */
export type ActType = Act['type'];

/** An act of that type. */
export type ActOf<Type extends ActType> = Extract<Act, { readonly type: Type }>;

/** What an act is about. */
export interface Subject {
  readonly kind: 'measure' | 'body';
  readonly id: string;
}

/** A parsed command: the act, what it is about, and what goes on record beside it. */
export interface Request {
  readonly act: AnyAct;
  readonly subject: Subject;
  /** The act of the same day that it came before, by its event's id. */
  readonly before?: string | undefined;
  /** Whether the command says that its act lies far back. */
  readonly historical?: true | undefined;
  readonly procedure?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly source?: Source | undefined;
  readonly commandId: string;
  readonly actId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly correlationId?: string | undefined;
}

/** A place in a command that is not as it should be. */
export interface Malformation {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The schemas of commands: those on a measure, and those on a body. */
export interface CommandSchemas {
  readonly measure: z.ZodDiscriminatedUnion<[z.ZodObject], 'type'>;
  readonly body: z.ZodDiscriminatedUnion<[z.ZodObject], 'type'>;
}

const schemas = new WeakMap<Definitions, CommandSchemas>();

/** The schemas of the commands that our vocabulary and others make: of measures, and of bodies. */
export function commandSchemas(uses: readonly AnyVocabulary[]): CommandSchemas {
  return schemasOf(definitionsOf(uses));
}

function schemasOf(definitions: Definitions): CommandSchemas {
  const known = schemas.get(definitions);
  if (known) return known;
  const made = (subject: Recording['subject'], common: z.ZodRawShape) => {
    const acts = [...definitions.acts.filter((act) => act.subject === subject && act.isCommand), correct];
    const options = acts.map(({ type, data }) => z.strictObject({ ...common, ...data.shape, type: z.literal(type) }));
    return z.discriminatedUnion('type', options as unknown as [z.ZodObject]);
  };
  const fresh = { measure: made('measure', onMeasure), body: made('body', onBody) };
  schemas.set(definitions, fresh);
  return fresh;
}

/**
 * Reads a command; on anything else than a well-formed one it tells the places that are wrong, at most twenty of them, and never throws.
 *
 * `uses` are the vocabularies in use besides ours.
 */
export function parseCommand(
  input: unknown,
  newId: () => string,
  uses: readonly AnyVocabulary[],
): { request: Request } | { malformations: readonly Malformation[] } {
  const parsed = attempt(input, definitionsOf(uses));
  if ('malformations' in parsed) return parsed;
  const {
    type,
    on,
    before,
    by,
    recordedBy,
    basis,
    historical,
    source,
    procedure,
    commandId = newId(),
    actId,
    causationId,
    correlationId,
    ...rest
  } = parsed.command;
  const { measure, body, ...data } = rest as { measure?: string; body?: string };
  const subject: Subject = measure === undefined ? { kind: 'body', id: body ?? '' } : { kind: 'measure', id: measure };
  if (basis === 'inferred' && !source?.reason) {
    return {
      malformations: [{ path: ['source', 'reason'], message: 'an inferred act says what it is inferred from' }],
    };
  }
  return {
    request: {
      // A measure's act may also name the body that acted, which is part of its facts.
      act: {
        type,
        // The event bears its command's own id.
        id: commandId,
        on,
        by,
        basis,
        data: measure !== undefined && body !== undefined ? { ...data, body } : data,
      },
      subject,
      before,
      historical,
      procedure,
      recordedBy,
      source,
      commandId,
      actId,
      causationId,
      correlationId,
    },
  };
}

/** A command once it is read: the envelope, and the act's own words beside it. */
type ParsedCommand = Omit<Request, 'act' | 'subject' | 'commandId'> & {
  readonly commandId?: string;
  readonly type: string;
  readonly basis: Basis;
} & Pick<AnyAct, 'on' | 'by'>;

/** Holds an input to the form of its act. What is too large for any act is refused before it is parsed. */
function attempt(
  input: unknown,
  definitions: Definitions,
): { command: ParsedCommand } | { malformations: readonly Malformation[] } {
  try {
    const excess = excessIn(input);
    if (excess) return { malformations: [{ ...excess, path: placeTold(excess.path) }] };
    const { measure, body } = schemasOf(definitions);
    const parsed = (isOfBody(input, definitions) ? body : measure).safeParse(input);
    if (parsed.success) return { command: parsed.data as unknown as ParsedCommand };
    const malformations = parsed.error.issues.flatMap((issue) => malformationsOf(issue, definitions));
    const more = (count: number) => ({ path: [], message: `and ${count} more places that are wrong` });
    return { malformations: told(malformations, more, REJECTED) };
  } catch {
    return { malformations: [{ path: [], message: 'not readable: nested too deeply, or no plain data' }] };
  }
}

/** Whether an input is about a body: by its act, and a correction by what it names. */
function isOfBody(input: unknown, definitions: Definitions): boolean {
  if (!isObject(input)) return false;
  if (input.type === correct.type) return 'body' in input && !('measure' in input);
  return typeof input.type === 'string' && definitions.commandable(input.type)?.subject === 'body';
}

/** What a rejection says of a malformed place besides the place and the message, in bytes of JSON. */
const REJECTED = 200;

/** The places that an issue found by a schema tells of. */
export function malformationsOf(issue: z.core.$ZodIssue, definitions: Definitions): Malformation[] {
  const path = placeTold(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: placeTold([...path, key]), message: 'not a field of this act' }));
  if (issue.code === 'invalid_union' && path.length === 1 && path[0] === 'type') {
    const types = [...definitions.acts.filter(({ isCommand }) => isCommand), correct].map(({ type }) => type);
    return [{ path, message: `expected one of ${types.join(', ')}` }];
  }
  return [{ path, message: cut(issue.message) }];
}

/** A place in an input, its keys as far as an answer has room for them. */
function placeTold(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'number' ? key : cut(String(key), 50)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
