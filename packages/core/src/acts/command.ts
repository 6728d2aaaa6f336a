import { z } from 'zod';
import { legalDate } from '../calendar/legal-date.ts';
import type { Entry } from '../vocabulary/define-act.ts';
import { type ActType, acts, bodyActs, measureActs } from './acts.ts';
import { correct } from './correct.ts';
import { bodyId, commandId, eventId, measureId } from '../vocabulary/ids.ts';
import { actor, basis, type Source, source } from '../vocabulary/provenance.ts';

const name = z.string().min(1).max(200);

/** What every command says: when in law, by whom, on what basis, and how it is told apart from others. */
const envelope = {
  /** The legal date. */
  on: legalDate,
  /** The act of the same day that it came before, where that one is on record already. */
  before: eventId.optional(),
  by: actor.optional(),
  recordedBy: name.optional(),
  basis: basis.default('recorded'),
  source: source.optional(),
  /** The procedure the measure or body falls under; needed only where an engine has several. */
  procedure: name.optional(),
  /** Makes the command idempotent. */
  commandId: commandId.optional(),
  actId: commandId.optional(),
  causationId: commandId.optional(),
  correlationId: commandId.optional(),
};

const onMeasure = { ...envelope, measure: measureId };
const onBody = { ...envelope, body: bodyId };

type Definition = { readonly type: string; readonly payload: z.ZodObject };
type CommandSchema<Act extends Definition, Common extends z.ZodRawShape> = Act extends Definition
  ? z.ZodObject<Common & { type: z.ZodLiteral<Act['type']> } & Act['payload']['shape'], z.core.$strict>
  : never;

function commandsOf<Act extends Definition, Common extends z.ZodRawShape>(definitions: readonly Act[], common: Common) {
  const schemas = definitions.map(({ type, payload }) =>
    z.strictObject({ ...common, ...payload.shape, type: z.literal(type) }),
  );
  return z.discriminatedUnion('type', schemas as unknown as [CommandSchema<Act, Common>]);
}

/** Schema of the commands that concern a measure. */
export const measureCommand = commandsOf([...measureActs, correct], onMeasure);
/** Schema of the commands that concern a body. */
export const bodyCommand = commandsOf([...bodyActs, correct], onBody);

/** A request to record an act, as a caller writes it: `{ type: 'refer', measure, on, to }`. */
export type Command = z.input<typeof measureCommand> | z.input<typeof bodyCommand>;

type AnyDefinition = (typeof acts)[number];

/** An act as rules and recipes take it: what a command says once it is parsed, or what a recorded event says. */
export type Act = {
  [Definition in AnyDefinition as Definition['type']]: Entry<z.output<Definition['payload']>> & {
    readonly type: Definition['type'];
  };
}[AnyDefinition['type']];

/** An act of that type. */
export type ActOf<Type extends ActType> = Extract<Act, { readonly type: Type }>;

/** What an act is about. */
export interface Subject {
  readonly kind: 'measure' | 'body';
  readonly id: string;
}

/** A parsed command: the act, what it is about, and what goes on record beside it. */
export interface Request {
  readonly act: Act;
  readonly subject: Subject;
  /** The act of the same day that it came before, by its event's id. */
  readonly before?: string | undefined;
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

/** Reads a command; on anything else than a well-formed one it tells every place that is wrong, and never throws. */
export function parseCommand(
  input: unknown,
  newId: () => string,
): { request: Request } | { malformations: readonly Malformation[] } {
  const parsed = attempt(input);
  if (!parsed) return { malformations: [{ path: [], message: 'not readable: nested too deeply, or no plain data' }] };
  if (!parsed.success) return { malformations: parsed.error.issues.flatMap(malformationsOf) };
  const {
    type,
    on,
    before,
    by,
    recordedBy,
    basis,
    source,
    procedure,
    commandId = newId(),
    actId,
    causationId,
    correlationId,
    ...rest
  } = parsed.data as ParsedCommand;
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
      } as Act,
      subject,
      before,
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

/** Holds an input to the form of its act; `undefined` for what cannot even be read. */
function attempt(input: unknown) {
  try {
    return (isOfBody(input) ? bodyCommand : measureCommand).safeParse(input);
  } catch {
    return undefined;
  }
}

/** Whether an input is about a body: by its act, and a correction by what it names. */
function isOfBody(input: unknown): boolean {
  if (!isObject(input)) return false;
  return input.type === 'correct'
    ? 'body' in input && !('measure' in input)
    : bodyActs.some(({ type }) => type === input.type);
}

type ParsedCommand = Omit<Request, 'act' | 'subject' | 'commandId'> & { commandId?: string } & Pick<
    Act,
    'type' | 'on' | 'by' | 'basis'
  >;

/** The places that an issue found by a schema tells of. */
export function malformationsOf(issue: z.core.$ZodIssue): Malformation[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'not a field of this act' }));
  if (issue.code === 'invalid_union' && path.at(-1) === 'type')
    return [{ path, message: `expected one of ${acts.map(({ type }) => type).join(', ')}` }];
  return [{ path, message: issue.message }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
