import { type ActOf, type Command, parseCommand, type Request } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import { reassess } from '../acts/reassess.ts';
import { isGloss } from '../definitions.ts';
import { isFault, StatecraftError } from '../errors.ts';
import { type Judgement, type RecordedEvent, type StreamId, sameAct } from '../log/event.ts';
import type { Appended, Commit, EventLog } from '../log/event-log.ts';
import { ON_RECORD } from '../procedure/assess.ts';
import type { Decision, Terms } from '../procedure/decide.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { rejectBreach, rejectMalformed, toldRejections } from '../procedure/rejection.ts';
import { Draft } from './draft.ts';
import { streamOf, unrecordedEvent } from './envelope.ts';
import { breachesByDate } from './far-dates.ts';
import type {
  ActCorrection,
  BatchResult,
  Executed,
  ExecuteOneOptions,
  ExecuteOptions,
  Explanation,
  Refusal,
  Result,
} from './results.ts';
import type { Streams } from './streams.ts';
import { Turns } from './turns.ts';
import { inWords } from './words.ts';

/** What the clerk works with. */
interface Office {
  readonly log: EventLog;
  readonly procedures: readonly Procedure[];
  readonly clock: () => string;
  readonly newId: () => string;
}

/** How often a command is decided anew because somebody else was faster. */
const ATTEMPTS = 32;

/** The half of the engine that takes commands and puts acts on record. */
export class Clerk {
  readonly #office: Office;
  readonly #streams: Streams;
  readonly #turns = new Turns();

  constructor(office: Office, streams: Streams) {
    this.#office = office;
    this.#streams = streams;
  }

  async execute(command: Command, options?: ExecuteOneOptions): Promise<Result> {
    const parsed = parseCommand(command, this.#office.newId, this.#streams.definitions.uses);
    if ('malformations' in parsed) return { ok: false, rejections: parsed.malformations.map(rejectMalformed) };
    const named = command.commandId !== undefined;
    const { request } = parsed;
    return this.#turns.take([streamOf(request.subject)], () =>
      this.#insist(() => this.#execute(request, named, options)),
    );
  }

  async executeAll(commands: readonly Command[], options?: ExecuteOptions): Promise<BatchResult> {
    const parsed = commands.map((command) => parseCommand(command, this.#office.newId, this.#streams.definitions.uses));
    const refusals = parsed.flatMap((each, index) =>
      'malformations' in each ? [{ index, rejections: each.malformations.map(rejectMalformed) }] : [],
    );
    if (refusals.length > 0) return { ok: false, refusals };
    const requests = parsed.flatMap((each) => ('request' in each ? [each.request] : []));
    checkEachOnce(requests);
    const named = commands.map(({ commandId }) => commandId !== undefined);
    const streams = requests.map(({ subject }) => streamOf(subject));
    return this.#turns.take(streams, () => this.#insist(() => this.#executeAll(requests, named, options)));
  }

  async correctAct(
    { act, commandId = this.#office.newId(), ...correction }: ActCorrection,
    options?: ExecuteOptions,
  ): Promise<BatchResult> {
    const events: RecordedEvent[] = [];
    const struck = new Set<unknown>();
    const own = new Set<unknown>();
    for await (const event of this.#office.log.read()) {
      if (event.actId === act && !isGloss(event)) events.push(event);
      if (event.type !== correct.event) continue;
      const { event: corrected, change } = event.data as ActOf<'correct'>['data'];
      if ('strike' in change) struck.add(corrected);
      if (event.actId === commandId) own.add(corrected);
    }
    const commands = events.flatMap(({ id, stream }, index): Command[] => {
      // What this very correction struck is part of it still, when it comes again.
      if (struck.has(id) && !own.has(id)) return [];
      const [kind, subject] = [stream.slice(0, stream.indexOf('/')), stream.slice(stream.indexOf('/') + 1)];
      const ids = { event: id, actId: commandId, commandId: `${commandId}/${index + 1}` };
      return [{ ...correction, type: correct.type, [kind]: subject, ...ids } as Command];
    });
    if (commands.length > 0) return this.executeAll(commands, options);
    const message =
      events.length > 0
        ? `the act ${act} was struck wherever it was recorded: record it anew`
        : `no act ${act} is on record`;
    return {
      ok: false,
      refusals: [{ index: 0, rejections: [rejectBreach({ rule: 'CORRECT-1', path: ['act'], message })] }],
    };
  }

  async explain(command: Command, options?: ExecuteOptions): Promise<Explanation> {
    const parsed = parseCommand(command, this.#office.newId, this.#streams.definitions.uses);
    if ('malformations' in parsed)
      return {
        ok: false,
        rejections: parsed.malformations.map(rejectMalformed),
        rulings: [],
        revises: [],
      };
    await this.#streams.refresh();
    const decision = await this.#decide(this.#draft(), parsed.request, this.#office.clock(), options);
    const { law } = decision;
    const said = ({ procedure, rulings }: Pick<Judgement, 'procedure' | 'rulings'>) =>
      inWords(this.#office.procedures, procedure, rulings);
    return {
      ok: decision.ok,
      rejections: decision.ok ? [] : decision.rejections,
      rulings: law ? said(law) : [],
      stage: law?.stage,
      revises: (law?.revises ?? []).map(({ event, stage, outcome, void: isVoid, ...revision }) => ({
        event,
        stage,
        outcome,
        rulings: said(revision),
        void: isVoid,
      })),
    };
  }

  /** Decides on a request as things stand in a draft at an instant, unless its day lies too far from that instant. */
  async #decide(draft: Draft, request: Request, at: string, options: ExecuteOptions = {}): Promise<Decision> {
    const breaches = breachesByDate(request, at, options.onRecord === true, this.#streams.definitions);
    const decision = await draft.decide(request, termsOf(options));
    if (!decision.ok) return { ...decision, rejections: toldRejections(decision.rejections) };
    if (breaches.length === 0) return decision;
    const { act, law } = decision;
    return { ok: false, act, law, rejections: breaches.map(rejectBreach) };
  }

  /** `named` says whether the caller gave the command its id, so that it may be on record already. */
  async #execute(request: Request, named: boolean, options: ExecuteOneOptions = {}, fresh = false): Promise<Result> {
    const draft = this.#draft();
    const at = this.#office.clock();
    const decision = await this.#decide(draft, request, at, options);
    const { expect } = options;
    const stream = streamOf(request.subject);
    const actual = draft.versionOf(stream);
    const moved = expect !== undefined && expect !== actual;
    if (!decision.ok || moved) {
      const before = named ? await this.#recordedBefore(request) : undefined;
      if (before) return this.#executed(before, true);
      // The answer may rest on a state that another process has moved on from.
      if (!fresh && (await this.#streams.refresh())) return this.#execute(request, named, options, true);
      if (moved) throw new MovedOn({ stream, expected: expect, actual });
    }
    if (!decision.ok) return { ok: false, rejections: decision.rejections };
    await draft.add(request, decision, at);
    const commit = await draft.finish();
    // What the act makes of others is not now what it was when the act was recorded.
    const before = named && commit.events.length > 1 ? await this.#recordedBefore(request) : undefined;
    if (before) return this.#executed(before, true);
    const [only] = await this.#record(draft, commit);
    return only as Executed;
  }

  async #executeAll(
    requests: readonly Request[],
    named: readonly boolean[],
    options: ExecuteOptions = {},
    fresh = false,
  ): Promise<BatchResult> {
    const before = await Promise.all(
      requests.map((request, index) => (named[index] ? this.#recordedBefore(request) : undefined)),
    );
    const draft = this.#draft();
    const at = this.#office.clock();
    const refusals: Refusal[] = [];
    const stopped = new Set<StreamId>();
    for (const [index, request] of requests.entries()) {
      const stream = streamOf(request.subject);
      if (before[index] || stopped.has(stream)) continue;
      const decision = await this.#decide(draft, request, at, options);
      if (decision.ok) {
        await draft.add(request, decision, at);
      } else {
        // What follows on the same stream was meant to rest on this act; its refusals would say nothing new.
        refusals.push({ index, rejections: decision.rejections });
        stopped.add(stream);
      }
    }
    if (refusals.length > 0) {
      if (!fresh && (await this.#streams.refresh())) return this.#executeAll(requests, named, options, true);
      return { ok: false, refusals };
    }
    const commit = await draft.finish();
    const recorded = commit.events.length > 0 ? await this.#record(draft, commit) : [];
    const results = before.map((event) => (event ? this.#executed(event, true) : (recorded.shift() as Executed)));
    return { ok: true, results };
  }

  async #record(draft: Draft, commit: Commit): Promise<Executed[]> {
    const { events, repeated } = await this.#append(draft, commit);
    const [first] = events;
    if (first && !repeated) await this.#insist(() => this.#judgeOvertaken(draft, first.position));
    // What an act of a body made of other acts stands beside it; it is no answer to a command of its own.
    return events.filter(({ type }) => type !== reassess.event).map((event) => this.#executed(event, repeated));
  }

  /** Records what the acts of a draft make of measures' acts that others recorded while it was drawn up. */
  async #judgeOvertaken(draft: Draft, committedAt: number): Promise<void> {
    const after = this.#draft();
    await after.judgeOvertaken(draft, committedAt);
    const commit = await after.finish();
    if (commit.events.length > 0) await this.#append(after, commit);
  }

  async #append(draft: Draft, commit: Commit): Promise<Appended> {
    const appended = await this.#office.log.append(commit);
    const { events, repeated } = appended;
    if (!repeated) draft.settle(events.at(-1)?.position ?? 0);
    for (const event of events) this.#streams.take(event);
    return appended;
  }

  /** The act of a command that is on record already. Throws `command-reused` when it is another act. */
  async #recordedBefore(request: Request): Promise<RecordedEvent | undefined> {
    const [event] = await this.#office.log.findCommand(request.commandId);
    if (!event) return undefined;
    const { act } = request;
    const { definitions } = this.#streams;
    const again = unrecordedEvent(request, { ok: true, act, law: event.law }, event.at, definitions);
    const { vocabulary } = act.type === correct.type ? event : definitions.actOfType(act.type);
    if (sameAct(event, { ...again, vocabulary })) return event;
    throw new StatecraftError(
      'command-reused',
      `The command ${request.commandId} is already on record with other content. Give a new act a new commandId; change a recorded one by a correction.`,
      { details: { commandId: request.commandId, positions: [event.position] } },
    );
  }

  /** Runs an attempt again for as long as others are faster. */
  async #insist<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (fault) {
        if (!isFault(fault, 'version-conflict') || fault instanceof MovedOn || tries === ATTEMPTS) throw fault;
        this.#streams.drop(fault.details.stream as StreamId);
        await this.#streams.refresh();
      }
    }
  }

  #executed(event: RecordedEvent, repeated: boolean): Executed {
    const { procedures } = this.#office;
    return {
      ok: true,
      event,
      repeated,
      get rulings() {
        return inWords(procedures, event.law.procedure, event.law.rulings);
      },
    };
  }

  #draft(): Draft {
    return new Draft(this.#streams, this.#office.procedures);
  }
}

/** A stream is not at the version that the caller looked at: trying again is the caller's business. */
class MovedOn extends StatecraftError {
  constructor(details: { stream: StreamId; expected: number; actual: number | undefined }) {
    const { stream, expected, actual } = details;
    super(
      'version-conflict',
      `The act was drawn up on version ${expected} of ${stream}, which is at version ${actual} now. Read it again and decide anew.`,
      { details },
    );
  }
}

/** How strictly a command is taken. */
function termsOf({ refuseOn, onRecord = false }: ExecuteOptions = {}): Terms {
  return onRecord ? { refuseOn: ON_RECORD, admission: 'on-record' } : { refuseOn };
}

/** Throws `command-reused` when two commands of a batch bear one id. */
function checkEachOnce(requests: readonly Request[]): void {
  const ids = new Set<string>();
  for (const { commandId } of requests) {
    if (ids.has(commandId))
      throw new StatecraftError('command-reused', `Two commands of one batch bear the id ${commandId}.`, {
        details: { commandId },
      });
    ids.add(commandId);
  }
}
