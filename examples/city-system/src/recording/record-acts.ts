import {
  type Command,
  type Executed,
  isFault,
  parseCommand,
  type RecordedEvent,
  type Refusal,
  type Rejection,
  type StreamId,
} from '@statecraft/core';
import type { City } from '../city.ts';
import type { Officer } from '../officers/officers.ts';
import { unplainTexts } from './plain-text.ts';
import { type Claim, whyNotTheirs } from './rights.ts';

/** An act as somebody hands it in: a command without what the service itself says of it. */
export type HandedIn = Readonly<Record<string, unknown>>;

/** How acts are handed in. */
export interface Handing {
  /** Makes it idempotent: handed in again under the same key, the first result is given. */
  readonly key?: string | undefined;
  /** The version of the measure or body that was looked at, 0 for one that was not there. */
  readonly expect?: number | undefined;
}

/** A place in an act that is not as it should be. */
export interface Misplaced {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What came of acts that were handed in. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly results: readonly Executed[] }
  /** Not of its form; nothing was asked of the law. */
  | { readonly kind: 'malformed'; readonly places: readonly Misplaced[] }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** Somebody else was faster: what they recorded since. */
  | {
      readonly kind: 'overtaken';
      readonly stream: StreamId;
      readonly expected: number;
      readonly actual: number;
      readonly meanwhile: readonly RecordedEvent[];
    }
  /** The key was used for something else. */
  | { readonly kind: 'key-reused'; readonly key: string };

/** What the service says of an act itself, and nobody who hands it in. */
const ours = ['recordedBy', 'commandId', 'actId', 'procedure'];

/** Records one act for an officer, or tells why not. Only faults of the stores are thrown. */
export async function recordAct(city: City, officer: Officer, act: HandedIn, handing: Handing = {}): Promise<Outcome> {
  const { key, expect } = handing;
  return handedIn(city, officer, [act], key, async ([command]) => {
    const result = await city.engine.execute(command as Command, expect === undefined ? {} : { expect });
    return result.ok
      ? { ok: true, results: [result] }
      : { ok: false, refusals: [{ index: 0, rejections: result.rejections }] };
  });
}

/** Records one act over many measures in one commit, or none of it: they share the act's id. */
export async function recordOverMany(
  city: City,
  officer: Officer,
  act: HandedIn,
  measures: readonly string[],
  { key }: Pick<Handing, 'key'> = {},
): Promise<Outcome> {
  const acts = measures.map((measure) => ({ ...act, measure }));
  return handedIn(city, officer, acts, key, (commands) => city.engine.executeAll(commands));
}

/** What would come of an act, in words of the law; nothing is recorded. Anybody may ask. */
export async function explainAct(city: City, act: HandedIn) {
  const places = placesIn(act, city);
  if (places.length > 0) return { kind: 'malformed', places } as const;
  return { kind: 'explained', explanation: await city.engine.explain(act as unknown as Command) } as const;
}

type Executing = (commands: readonly Command[]) => ReturnType<City['engine']['executeAll']>;

async function handedIn(
  city: City,
  officer: Officer,
  acts: readonly HandedIn[],
  key: string | undefined,
  execute: Executing,
): Promise<Outcome> {
  const own = acts.map((act) => inTheirName(officer, act));
  const places = own.flatMap((act) => placesIn(act, city));
  if (places.length > 0) return { kind: 'malformed', places };
  for (const act of own) {
    const reason = whyNotTheirs(city.procedure, officer, act as unknown as Claim);
    if (reason !== undefined) return { kind: 'forbidden', reason };
    if (act.basis === 'hypothetical')
      return {
        kind: 'malformed',
        places: [
          { path: ['basis'], message: 'what is hypothetical is asked with "explain", and does not go on record' },
        ],
      };
  }
  const actId = key ?? crypto.randomUUID();
  const commands = own.map((act, index) => ({
    ...act,
    recordedBy: officer.id,
    commandId: own.length === 1 ? actId : `${actId}/${index + 1}`,
    actId,
  })) as unknown as readonly Command[];
  try {
    const result = await execute(commands);
    return result.ok ? { kind: 'recorded', results: result.results } : refusedOf(result.refusals);
  } catch (fault) {
    if (isFault(fault, 'version-conflict')) return overtaken(city, fault.details);
    if (isFault(fault, 'command-reused')) return { kind: 'key-reused', key: actId };
    throw fault;
  }
}

/** An act that does not say who did it is the doing of whoever hands it in, but for the clerk, who enters what others did. */
function inTheirName({ id, role }: Officer, act: HandedIn): HandedIn {
  return role === 'clerk' || act.by !== undefined ? act : { ...act, by: { id, role } };
}

function placesIn(act: HandedIn, { procedure }: Pick<City, 'procedure'>): Misplaced[] {
  const foreign = ours.filter((field) => Object.hasOwn(act, field));
  const parsed = parseCommand(without(act, foreign), () => 'unnamed', procedure.uses);
  return [
    ...foreign.map((field) => ({ path: [field], message: 'is said by the service, not by whoever hands in an act' })),
    ...('malformations' in parsed ? parsed.malformations : []),
    ...unplainTexts(act),
  ];
}

function without(act: HandedIn, fields: readonly string[]): HandedIn {
  return Object.fromEntries(Object.entries(act).filter(([field]) => !fields.includes(field)));
}

function refusedOf(refusals: readonly Refusal[]): Outcome {
  const found = refusals.flatMap(({ rejections }) => rejections);
  if (found.every(({ code }: Rejection) => code === 'malformed')) return { kind: 'malformed', places: found };
  return { kind: 'refused', refusals };
}

async function overtaken(city: City, details: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const { stream, expected, actual } = details as { stream: StreamId; expected: number; actual: number };
  const events = await city.log.readStream(stream);
  return {
    kind: 'overtaken',
    stream,
    expected,
    actual: Math.max(actual, events.length),
    meanwhile: events.filter(({ version }) => version > expected),
  };
}
