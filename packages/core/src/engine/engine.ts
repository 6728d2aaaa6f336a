import type { BodyFacts } from '../acts/acts.ts';
import { type Command, parseCommand, type Request } from '../acts/command.ts';
import { type LegalDate, legalDateAt } from '../calendar/legal-date.ts';
import { isFault, StatecraftError } from '../errors.ts';
import { type RecordedEvent, type StreamId, sameAct, type Verdict } from '../log/event.ts';
import type { EventLog, SubscribeOptions } from '../log/event-log.ts';
import { LIVE } from '../procedure/assess.ts';
import { availableOn, type Opportunity } from '../procedure/available.ts';
import { type Chronicled, chronologyOf } from '../procedure/chronology.ts';
import { type Deadline, deadlinesOf } from '../procedure/deadlines.ts';
import type { Decision } from '../procedure/decide.ts';
import { type ExplainedRuling, explainRuling } from '../procedure/explain.ts';
import { type Lifecycle, lifecycleOf, lifecycleOn } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type Rejection, rejectMalformed } from '../procedure/rejection.ts';
import { type AsOf, type MeasureState, replay, replayBody } from '../procedure/replay.ts';
import { committeesOf, Draft, procedureFor } from './draft.ts';
import { streamOf, unrecordedEvent } from './envelope.ts';
import { Streams } from './streams.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly log: EventLog;
  /** The law it knows: one procedure or several of one jurisdiction. */
  readonly procedures: readonly Procedure[];
  /** The present instant, RFC 3339 in UTC with milliseconds; the system's clock when left out. */
  readonly clock?: () => string;
  /** A new unique id; a random UUID when left out. */
  readonly newId?: () => string;
}

/** How a command is to be taken. */
export interface ExecuteOptions {
  /** The verdicts on which it is refused: `fails` when left out. Add `undetermined` and `unsettled` to be stricter than the law. */
  readonly refuseOn?: readonly Verdict[];
}

/** An act on record, and what the law made of it. */
export interface Executed {
  readonly event: RecordedEvent;
  readonly rulings: readonly ExplainedRuling[];
  /** Whether the command was on record already. */
  readonly repeated: boolean;
}

/** What came of a command. */
export type Result =
  | ({ readonly ok: true } & Executed)
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** A command of several that was refused, by its place among them. */
export interface Refusal {
  readonly index: number;
  readonly rejections: readonly Rejection[];
}

/** What came of several commands: all on record, or none and why. */
export type BatchResult =
  | { readonly ok: true; readonly results: readonly Executed[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A measure as it is on record. */
export interface Measure extends MeasureState {
  readonly id: string;
  readonly deadlines: readonly Deadline[];
}

/** An act of a measure's history, as corrected, with the words for what the law made of it. */
export interface HistoryEntry {
  readonly event: RecordedEvent;
  readonly on: LegalDate;
  readonly data: Readonly<Record<string, unknown>>;
  readonly stage?: string | undefined;
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly rulings: readonly ExplainedRuling[];
  readonly correctedBy?: string | undefined;
}

/** What would come of a command. */
export interface Explanation {
  readonly ok: boolean;
  readonly rejections: readonly Rejection[];
  readonly rulings: readonly ExplainedRuling[];
  /** Where the measure would stand; for a refused act, where the record of it would be placed. */
  readonly stage?: string | undefined;
}

/** The engine: takes commands, keeps the record, and answers what is on it. */
export interface Engine {
  /** Decides on a command and records the act, or says which rules it breaks. Throws only faults. */
  execute(command: Command, options?: ExecuteOptions): Promise<Result>;
  /** Records several acts in one commit, each decided upon those before it, or none of them. */
  executeAll(commands: readonly Command[], options?: ExecuteOptions): Promise<BatchResult>;
  /** A measure now, as of a legal date, or as of an instant of recording; `undefined` when nothing is on record of it. */
  measure(id: string, asOf?: AsOf): Promise<Measure | undefined>;
  /** A body's roster and meetings. */
  body(id: string, asOf?: AsOf): Promise<BodyFacts>;
  /** A measure's acts in legal order, corrections applied. */
  history(id: string, asOf?: AsOf): Promise<readonly HistoryEntry[]>;
  /** Every ruling on a command, for and against; nothing is recorded. */
  explain(command: Command, options?: ExecuteOptions): Promise<Explanation>;
  /** What may be done next with a measure, and what it takes, on a day; today in the jurisdiction's zone when left out. */
  available(id: string, on?: string): Promise<readonly Opportunity[]>;
  /** The days that the law sets for a measure, soonest first. */
  deadlines(id: string): Promise<readonly Deadline[]>;
  /** Every act on record as it is recorded, from any position, each once and in order. */
  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent>;
}

/** How often a command is decided anew because somebody else was faster. */
const ATTEMPTS = 32;

/** Makes an engine over a log. Closing the log is its owner's business. */
export function createEngine({
  log,
  procedures,
  clock = () => new Date().toISOString(),
  newId = () => crypto.randomUUID(),
}: EngineOptions): Engine {
  const streams = new Streams(log);
  const draft = () => new Draft(streams, procedures);
  const measureStream = (id: string): StreamId => `measure/${id}`;

  const executed = (event: RecordedEvent, repeated: boolean): Executed => ({
    event,
    rulings: explained(event.law.procedure, event.law.rulings),
    repeated,
  });

  const explained = (
    ref: RecordedEvent['law']['procedure'],
    rulings: RecordedEvent['law']['rulings'],
  ): ExplainedRuling[] => {
    const lifecycle = lifecycleOf(procedureFor(procedures, ref.id), ref.edition);
    return rulings.map((ruling) => explainRuling(lifecycle, ruling));
  };

  /** Runs an attempt again for as long as others are faster. */
  async function insist<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (fault) {
        if (!isFault(fault, 'version-conflict') || tries === ATTEMPTS) throw fault;
        streams.drop(fault.details.stream as StreamId);
        await streams.refresh();
      }
    }
  }

  async function record(drafted: Draft): Promise<Executed[]> {
    const { events, repeated } = await log.append(drafted.commit);
    for (const event of events) streams.take(event);
    if (!repeated) drafted.settle();
    return events.map((event) => executed(event, repeated));
  }

  /** The act of a command that is on record already. Throws `command-reused` when it is another act. */
  async function recordedBefore(request: Request): Promise<RecordedEvent | undefined> {
    const [event] = await log.findCommand(request.commandId);
    if (!event) return undefined;
    const again = unrecordedEvent(request, { ok: true, act: request.act, law: event.law }, event.at);
    if (sameAct(event, again)) return event;
    throw new StatecraftError(
      'command-reused',
      `The command ${request.commandId} is already on record with other content. Give a new act a new commandId; change a recorded one by a correction.`,
      {
        details: { commandId: request.commandId, positions: [event.position] },
      },
    );
  }

  async function executeOnce(
    request: Request,
    named: boolean,
    refuseOn: readonly Verdict[],
    fresh = false,
  ): Promise<Result> {
    const drafted = draft();
    const decision = await drafted.decide(request, refuseOn);
    if (!decision.ok) {
      const before = named ? await recordedBefore(request) : undefined;
      if (before) return { ok: true, ...executed(before, true) };
      // The refusal may rest on a state that another process has moved on from.
      if (!fresh && (await streams.refresh())) return executeOnce(request, named, refuseOn, true);
      return { ok: false, rejections: decision.rejections };
    }
    await drafted.add(request, decision, clock());
    const [only] = await record(drafted);
    return { ok: true, ...(only as Executed) };
  }

  async function executeAllOnce(
    requests: readonly Request[],
    named: readonly boolean[],
    refuseOn: readonly Verdict[],
    fresh = false,
  ): Promise<BatchResult> {
    const before = await Promise.all(
      requests.map((request, index) => (named[index] ? recordedBefore(request) : undefined)),
    );
    const drafted = draft();
    const at = clock();
    const refusals: Refusal[] = [];
    const stopped = new Set<string>();
    for (const [index, request] of requests.entries()) {
      if (before[index] || stopped.has(streamOf(request.subject))) continue;
      const decision = await drafted.decide(request, refuseOn);
      if (decision.ok) {
        await drafted.add(request, decision, at);
      } else {
        // What follows on the same stream was meant to rest on this act; its refusals would say nothing new.
        refusals.push({ index, rejections: decision.rejections });
        stopped.add(streamOf(request.subject));
      }
    }
    if (refusals.length > 0) {
      if (!fresh && (await streams.refresh())) return executeAllOnce(requests, named, refuseOn, true);
      return { ok: false, refusals };
    }
    const recorded = drafted.commit.events.length > 0 ? await record(drafted) : [];
    const results = before.map((event) => (event ? executed(event, true) : (recorded.shift() as Executed)));
    return { ok: true, results };
  }

  async function measureNow(id: string, asOf?: AsOf): Promise<MeasureState> {
    if (asOf?.on !== undefined || asOf?.at !== undefined) return replay(await log.readStream(measureStream(id)), asOf);
    await streams.refresh();
    return (await streams.measure(measureStream(id))).state;
  }

  /** The lifecycle that governs a measure on a day. */
  function lifecycleFor(state: MeasureState, on?: LegalDate): Lifecycle {
    const procedure = procedureFor(procedures, state.procedure?.id);
    return on
      ? lifecycleOn(procedure, on)
      : state.procedure
        ? lifecycleOf(procedure, state.procedure.edition)
        : lifecycleOn(procedure, today(procedure));
  }

  const today = ({ zone }: Procedure) => legalDateAt(clock(), zone);

  return {
    async execute(command, { refuseOn = LIVE } = {}) {
      const parsed = parseCommand(command, newId);
      if ('malformations' in parsed) return { ok: false, rejections: parsed.malformations.map(rejectMalformed) };
      return insist(() => executeOnce(parsed.request, command.commandId !== undefined, refuseOn));
    },

    async executeAll(commands, { refuseOn = LIVE } = {}) {
      const parsed = commands.map((command) => parseCommand(command, newId));
      const refusals = parsed.flatMap((each, index) =>
        'malformations' in each ? [{ index, rejections: each.malformations.map(rejectMalformed) }] : [],
      );
      if (refusals.length > 0) return { ok: false, refusals };
      const requests = parsed.flatMap((each) => ('request' in each ? [each.request] : []));
      return insist(() =>
        executeAllOnce(
          requests,
          commands.map(({ commandId }) => commandId !== undefined),
          refuseOn,
        ),
      );
    },

    async measure(id, asOf) {
      const state = await measureNow(id, asOf);
      return state.version === 0 ? undefined : { id, ...state, deadlines: deadlinesOf(lifecycleFor(state), state) };
    },

    async body(id, asOf) {
      return replayBody(await log.readStream(`body/${id}`), asOf);
    },

    async history(id, asOf = {}) {
      const events = (await log.readStream(measureStream(id))).filter(
        ({ at }) => asOf.at === undefined || at <= asOf.at,
      );
      return chronologyOf(events)
        .filter(({ on }) => asOf.on === undefined || on <= asOf.on)
        .map(({ event, on, data, law, outcome, correctedBy }: Chronicled) => ({
          event,
          on,
          data,
          stage: law.stage,
          outcome,
          rulings: explained(event.law.procedure, law.rulings),
          correctedBy,
        }));
    },

    async explain(command, { refuseOn = LIVE } = {}) {
      const parsed = parseCommand(command, newId);
      if ('malformations' in parsed)
        return { ok: false, rejections: parsed.malformations.map(rejectMalformed), rulings: [] };
      await streams.refresh();
      const decision: Decision = await draft().decide(parsed.request, refuseOn);
      const { law } = decision;
      return {
        ok: decision.ok,
        rejections: decision.ok ? [] : decision.rejections,
        rulings: law ? explained(law.procedure, law.rulings) : [],
        stage: law?.stage,
      };
    },

    async available(id, on) {
      const state = await measureNow(id);
      const procedure = procedureFor(procedures, state.procedure?.id);
      const day = (on as LegalDate | undefined) ?? today(procedure);
      return availableOn(
        { lifecycle: lifecycleFor(state, day), bodies: await draft().bodies(procedure, committeesOf(state)) },
        state,
        day,
      );
    },

    async deadlines(id) {
      const state = await measureNow(id);
      return state.version === 0 ? [] : deadlinesOf(lifecycleFor(state), state);
    },

    subscribe: (options) => log.subscribe(options),
  };
}
