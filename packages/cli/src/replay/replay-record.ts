import {
  createEngine,
  type Deadline,
  type Engine,
  type EventLog,
  type HistoryEntry,
  lifecycleOn,
  type Opportunity,
  type Procedure,
  type RecordedEvent,
  type Rejection,
} from '@statecraft/core';
import { procedures as ownProcedures, procedureOfRecord } from '../procedures.ts';
import type { LoadedRecord } from '../record/load-record.ts';
import type { RecordAct } from '../record/read-record.ts';
import { type Effect, effectOf } from './effect.ts';

/** How to replay a record. */
export interface ReplayOptions {
  /** Where the acts go. The log stays open. */
  readonly log: EventLog;
  /** The procedures to choose from; those that come with the program when left out. */
  readonly procedures?: readonly Procedure[];
  /** The id of the procedure to apply in place of the one the record names. */
  readonly procedure?: string | undefined;
  /** Each act in a commit of its own, up to the first that is refused; all or none when left out. */
  readonly partial?: boolean | undefined;
  /** The present instant, RFC 3339; the system's clock when left out. */
  readonly clock?: () => string;
}

/** An act that the procedure refuses, and why. */
export interface RefusedAct {
  readonly act: RecordAct;
  readonly rejections: readonly Rejection[];
}

/** A measure as it stands once a record is replayed. */
export interface ReplayedMeasure {
  readonly id: string;
  /** `unfiled` when nothing is on record of it. */
  readonly stage: string;
  readonly procedure: { readonly id: string; readonly edition: string; readonly version: string };
  readonly history: readonly HistoryEntry[];
  readonly deadlines: readonly Deadline[];
  readonly effect: Effect | undefined;
  /** What may be done next, as of the last act on record. */
  readonly next: readonly Opportunity[];
}

/** A record, replayed. */
export interface ReplayedRecord {
  readonly record: LoadedRecord;
  readonly procedure: Procedure;
  /** The measures its own acts concern, in the order they are named. */
  readonly measures: readonly ReplayedMeasure[];
  /** What is on record of the bodies that its acts, and those of the records it continues, concern. */
  readonly bodies: readonly { readonly id: string; readonly events: readonly RecordedEvent[] }[];
  readonly refused: readonly RefusedAct[];
  /** How many acts this replay appended. */
  readonly appended: number;
  /** How many of its acts were on record already. */
  readonly already: number;
}

/**
 * Puts a record's acts on record, all of them in one commit or none, and tells where its measures stand.
 *
 * Acts already on record are not appended again. Throws `InputError` for a procedure that is not known, and the log's faults.
 *
 * @example
 * const replayed = await replayRecord(await loadRecord('records/200162.json'), { log: memoryLog() });
 * console.log(replayed.measures[0]?.stage);
 */
export async function replayRecord(record: LoadedRecord, options: ReplayOptions): Promise<ReplayedRecord> {
  const { log, procedures = ownProcedures, partial = false, clock } = options;
  const procedure = procedureOfRecord(record, procedures, options.procedure);
  const engine = createEngine({ log, procedures, ...(clock && { clock }) });
  const acts =
    options.procedure === undefined
      ? record.acts
      : record.acts.map((act) => ({ ...act, command: { ...act.command, procedure: procedure.id } }));
  const taken = partial ? await takeOneByOne(engine, acts) : await takeAll(engine, acts);
  const measures: ReplayedMeasure[] = [];
  for (const id of measuresOf(record)) measures.push(await measureReplayed(engine, procedure, record, id));
  const bodies: { id: string; events: readonly RecordedEvent[] }[] = [];
  for (const id of bodyIdsOf(record)) bodies.push({ id, events: await log.readStream(`body/${id}`) });
  return { record, procedure, measures, bodies, ...taken };
}

type Taken = Pick<ReplayedRecord, 'refused' | 'appended' | 'already'>;

async function takeAll(engine: Engine, acts: readonly RecordAct[]): Promise<Taken> {
  const result = await engine.executeAll(acts.map(({ command }) => command));
  if (result.ok) {
    const already = result.results.filter(({ repeated }) => repeated).length;
    return { refused: [], appended: result.results.length - already, already };
  }
  const refused = result.refusals.map(({ index, rejections }) => ({ act: acts[index] as RecordAct, rejections }));
  return { refused, appended: 0, already: 0 };
}

async function takeOneByOne(engine: Engine, acts: readonly RecordAct[]): Promise<Taken> {
  let appended = 0;
  let already = 0;
  for (const act of acts) {
    const result = await engine.execute(act.command);
    if (!result.ok) return { refused: [{ act, rejections: result.rejections }], appended, already };
    if (result.repeated) already += 1;
    else appended += 1;
  }
  return { refused: [], appended, already };
}

async function measureReplayed(
  engine: Engine,
  procedure: Procedure,
  { acts }: LoadedRecord,
  id: string,
): Promise<ReplayedMeasure> {
  const measure = await engine.measure(id);
  const history = await engine.history(id);
  const last = history.at(-1)?.on;
  const first = acts.find(({ command }) => 'measure' in command && command.measure === id)?.command.on;
  return {
    id,
    stage: measure?.stage ?? 'unfiled',
    procedure: measure?.procedure ?? lifecycleOn(procedure, (last ?? first) as Parameters<typeof lifecycleOn>[1]).ref,
    history,
    deadlines: measure?.deadlines ?? [],
    effect: measure && effectOf(procedure, measure),
    next: last === undefined ? [] : await engine.available(id, last),
  };
}

/** The measures that a record's own acts concern, its own first. */
export function measuresOf({ record, acts }: LoadedRecord): string[] {
  const named = acts.flatMap(({ record: id, command }) =>
    id === record.id && 'measure' in command ? [command.measure] : [],
  );
  return [
    ...new Set([...(record.measure !== undefined && named.includes(record.measure) ? [record.measure] : []), ...named]),
  ];
}

/** The bodies whose streams the acts of a record, and of those it continues, belong to. */
export function bodyIdsOf({ acts }: LoadedRecord): string[] {
  return [
    ...new Set(
      acts.flatMap(({ command }) => ('measure' in command || command.body === undefined ? [] : [command.body])),
    ),
  ];
}
