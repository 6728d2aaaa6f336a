import type { BodyFacts } from '../acts/acts.ts';
import type { Command } from '../acts/command.ts';
import { definitionsOf } from '../definitions.ts';
import type { RecordedEvent } from '../log/event.ts';
import type { EventLog, SubscribeOptions } from '../log/event-log.ts';
import type { Opportunity } from '../procedure/available.ts';
import type { DueAct } from '../procedure/due.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Reassessment } from '../procedure/reassess.ts';
import type { AsOf } from '../procedure/replay.ts';
import { upcastAll } from '../procedure/upcast.ts';
import type { WhyNot } from '../procedure/why-not.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import { Clerk } from './clerk.ts';
import { Docket } from './docket.ts';
import type {
  ActCorrection,
  BatchResult,
  DeadlineQuery,
  ExecuteOneOptions,
  ExecuteOptions,
  Explanation,
  HistoryEntry,
  Measure,
  MeasureDeadline,
  Result,
  UnreadableMeasure,
} from './results.ts';
import { Streams } from './streams.ts';
import type { CommandOf, FactsOf, VocabulariesOf } from './typed.ts';
import { uuidInOrder } from './uuid.ts';

/** What an engine is made of. */
export interface EngineOptions<Procedures extends readonly Procedure[] = readonly Procedure[]> {
  readonly log: EventLog;
  /** The law it knows: one procedure or several of one jurisdiction. */
  readonly procedures: Procedures;
  /** The present instant, RFC 3339 in UTC with milliseconds; the system's clock when left out. */
  readonly clock?: () => string;
  /** A new unique id; a UUID of version 7, which sorts by time, when left out. */
  readonly newId?: () => string;
}

/** The engine: takes commands, keeps the record, and answers what is on it. */
export interface Engine<Used extends AnyVocabulary = never> {
  /** The vocabularies besides ours that its procedures use. */
  readonly uses: readonly AnyVocabulary[];
  /** Decides on a command and records the act, or says which rules it breaks. Throws only faults. */
  execute(command: CommandOf<Used>, options?: ExecuteOneOptions): Promise<Result>;
  /** Records several acts in one commit, each decided upon those before it, or none of them. */
  executeAll(commands: readonly CommandOf<Used>[], options?: ExecuteOptions): Promise<BatchResult>;
  /** A measure now, as of a legal date, or as of an instant of recording; `undefined` when nothing is on record of it. */
  measure(id: string, asOf?: AsOf): Promise<Measure<FactsOf<Used>> | undefined>;
  /** A body's roster and meetings. */
  body(id: string, asOf?: AsOf): Promise<BodyFacts>;
  /** A measure's acts in legal order, corrections applied. */
  history(id: string, asOf?: AsOf): Promise<readonly HistoryEntry[]>;
  /** A measure's acts judged again under a procedure, another version of its own say, and what comes out otherwise; nothing is recorded. */
  reassess(id: string, options: { readonly procedure: Procedure }): Promise<Reassessment>;
  /** Every ruling on a command, for and against; nothing is recorded. */
  explain(command: CommandOf<Used>, options?: ExecuteOptions): Promise<Explanation>;
  /** What may be done next with a measure, and what it takes, on a day; today in the jurisdiction's zone when left out. */
  available(id: string, on?: string): Promise<readonly Opportunity[]>;
  /** What stands between a measure and a stage: the acts that lead there, and what each needs. */
  whyNot(id: string, stage: string, on?: string): Promise<WhyNot>;
  /** The days that the law sets for one measure or for all, soonest first. */
  deadlines(query?: DeadlineQuery): Promise<readonly MeasureDeadline[]>;
  /** The acts that are due because a time ran out, up to a legal date; today's in the jurisdiction's zone when left out. */
  due(until?: string): Promise<readonly DueAct[]>;
  /** The measures that cannot be read; `due`, `runDue` and `deadlines` of all pass them over. */
  unreadable(): Promise<readonly UnreadableMeasure[]>;
  /** Records what is due, each act in a commit of its own. Run again, it records nothing twice. */
  runDue(until?: string): Promise<readonly { readonly due: DueAct; readonly result: Result }[]>;
  /** Corrects an act in every stream it is recorded in, in one commit; those in which it was struck are left out. */
  correctAct(correction: ActCorrection, options?: ExecuteOptions): Promise<BatchResult>;
  /** Every act on record as it is recorded, from any position, each once and in order; one of an older format in the present one. */
  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent>;
}

/**
 * Makes an engine over a log. It knows the acts of the vocabularies that its procedures use, and so do its types.
 * Closing the log is its owner's business.
 *
 * @example
 * const engine = createEngine({ log: memoryLog(), procedures: [kansasCity] });
 */
export function createEngine<const Procedures extends readonly Procedure[]>({
  log,
  procedures,
  clock = () => new Date().toISOString(),
  newId = uuidInOrder,
}: EngineOptions<Procedures>): Engine<VocabulariesOf<Procedures>> {
  const known = withEachOthers(procedures);
  const definitions = definitionsOf(known[0]?.uses ?? []);
  const streams = new Streams(log, definitions);
  const clerk = new Clerk({ log, procedures: known, clock, newId }, streams);
  const docket = new Docket({ log, procedures: known, clock }, streams);
  return {
    uses: definitions.uses,
    execute: (command, options) => clerk.execute(command as Command, options),
    executeAll: (commands, options) => clerk.executeAll(commands as readonly Command[], options),
    explain: (command, options) => clerk.explain(command as Command, options),
    measure: (id, asOf) =>
      docket.measure(id, asOf) as Promise<Measure<FactsOf<VocabulariesOf<Procedures>>> | undefined>,
    body: (id, asOf) => docket.body(id, asOf),
    reassess: (id, { procedure }) => docket.reassess(id, procedure),
    history: (id, asOf) => docket.history(id, asOf),
    available: (id, on) => docket.available(id, on),
    whyNot: (id, stage, on) => docket.whyNot(id, stage, on),
    deadlines: (query = {}) => docket.deadlines(query),
    due: (until) => docket.due(until),
    unreadable: () => docket.unreadable(),
    correctAct: (correction, options) => clerk.correctAct(correction, options),
    async runDue(until) {
      const done: { due: DueAct; result: Result }[] = [];
      for (const due of await docket.due(until)) done.push({ due, result: await clerk.execute(due.command) });
      return done;
    },
    subscribe: (options) => upcastAll(log.subscribe(options), definitions.uses),
  };
}

/** Procedures that know one another's vocabularies: an engine reads every event of its log by all of them. */
function withEachOthers(procedures: readonly Procedure[]): readonly Procedure[] {
  const uses: readonly AnyVocabulary[] = [...new Set(procedures.flatMap((procedure) => procedure.uses))];
  return procedures.map((procedure) => (procedure.uses.length === uses.length ? procedure : { ...procedure, uses }));
}
