import type { BodyFacts } from '../acts/acts.ts';
import type { ActOf, Request } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import { reassess } from '../acts/reassess.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Definitions } from '../definitions.ts';
import { isFault, StatecraftError } from '../errors.ts';
import type { RecordedEvent, StreamId, UnrecordedEvent } from '../log/event.ts';
import type { Commit } from '../log/event-log.ts';
import { type Bodies, bodiesOf } from '../procedure/bodies.ts';
import { chronologyBy } from '../procedure/chronology.ts';
import { type Decision, decide, decideAnew, type Terms } from '../procedure/decide.ts';
import { decideOnBody } from '../procedure/decide-on-body.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { rejectBreach } from '../procedure/rejection.ts';
import type { MeasureState } from '../procedure/replay.ts';
import { presentFormat, streamOf, unrecordedEvent } from './envelope.ts';
import { measureIn } from './measures.ts';
import { bodiesNamedIn } from './named-in-events.ts';
import {
  appendedToBody,
  appendedToMeasure,
  type BodyStream,
  foldBody,
  foldMeasure,
  type MeasureStream,
  type Streams,
} from './streams.ts';

/** Positions of events that are decided but not recorded: behind everything on record. */
const UNRECORDED = Number.MAX_SAFE_INTEGER / 2;

/** How bodies read before acts of a draft, from which day on they read otherwise, and the last of those acts. */
interface Change {
  readonly former: Map<string, BodyFacts>;
  readonly from: LegalDate;
  readonly cause: UnrecordedEvent;
}

/**
 * Acts decided one upon the other, not recorded yet: the streams as they will be, and the versions that were read of them.
 *
 * What it reads it holds the append to, a body's roster included, so that nothing can slip in between.
 */
export class Draft {
  readonly #streams: Streams;
  readonly #procedures: readonly Procedure[];
  readonly #events: UnrecordedEvent[] = [];
  readonly #expect: Record<string, number> = {};
  readonly #measures = new Map<StreamId, MeasureStream>();
  readonly #bodies = new Map<StreamId, BodyStream>();
  /** Streams of bodies that were read for this draft and not written to. */
  readonly #readBodies = new Map<string, BodyStream>();
  /** Streams of other measures that were read for this draft. */
  readonly #readMeasures = new Map<string, readonly RecordedEvent[]>();
  readonly #appended = new Map<StreamId, RecordedEvent[]>();
  /** What acts of bodies changed that measures' acts have not been held against yet. */
  #changed: Change | undefined;
  /** What acts of bodies changed, and up to which position the log was searched for measures' acts that hang on it. */
  readonly #searched: { readonly change: Change; readonly upTo: number }[] = [];

  get #definitions(): Definitions {
    return this.#streams.definitions;
  }

  constructor(streams: Streams, procedures: readonly Procedure[]) {
    this.#streams = streams;
    this.#procedures = procedures;
  }

  /** What is to be appended: the acts, and beside acts of bodies what they make of acts that were decided before them. */
  async finish(): Promise<Commit> {
    await this.#judgeAnew();
    return { events: this.#events, expect: this.#expect };
  }

  /** Decides on a request as things stand in this draft; what acts of bodies changed for measures is drafted first. */
  async decide(request: Request, terms: Terms): Promise<Decision> {
    if (request.subject.kind === 'body') return this.#decideOnBody(request, terms);
    await this.#judgeAnew();
    return this.#decideOnMeasure(request, terms);
  }

  /** Takes a decided act in, to be recorded at an instant. */
  async add(request: Request, decision: Extract<Decision, { ok: true }>, at: string): Promise<void> {
    const event = unrecordedEvent(request, decision, at, this.#definitions);
    if (request.subject.kind === 'measure') return this.#addToMeasure(event);
    const { stream } = event;
    const { facts, version } = await this.#body(stream);
    const from = await this.#readsOtherwiseFrom(request, stream);
    const placed = this.#place(event, version);
    this.#bodies.set(
      stream,
      appendedToBody(await this.#body(stream), placed, this.#definitions) ??
        foldBody(await this.#eventsOf(stream), this.#definitions),
    );
    const former = this.#changed?.former ?? new Map<string, BodyFacts>();
    if (!former.has(request.subject.id)) former.set(request.subject.id, facts);
    const since = this.#changed && this.#changed.from < from ? this.#changed.from : from;
    this.#changed = { former, from: since, cause: event };
  }

  /** Judges measures' acts again where bodies read otherwise because of acts of this draft. */
  async #judgeAnew(): Promise<void> {
    const changed = this.#changed;
    if (!changed) return;
    this.#changed = undefined;
    const drafted = [...this.#measures.keys()].flatMap((stream) => measureIn(stream) ?? []);
    const { measures, upTo } = await this.#streams.measures.since(changed.from);
    for (const measure of new Set([...measures, ...drafted])) await this.#reassess(measure, changed);
    this.#searched.push({ change: changed, upTo });
  }

  /**
   * Judges measures again of which something was recorded between the search of another draft and its commit.
   *
   * Such acts were held to the bodies as they stood until that commit; only what comes after both can know of both.
   */
  async judgeOvertaken(other: Draft, committedAt: number): Promise<void> {
    for (const { change, upTo } of other.#searched) {
      for (const measure of await this.#streams.measures.between(upTo, committedAt))
        await this.#reassess(measure, change);
    }
  }

  async #addToMeasure(event: UnrecordedEvent): Promise<void> {
    const before = await this.#measure(event.stream);
    const placed = this.#place(event, before.state.version);
    this.#measures.set(
      event.stream,
      appendedToMeasure(before, placed, this.#definitions) ??
        foldMeasure(await this.#eventsOf(event.stream), this.#definitions),
    );
  }

  /** An event in the place it will have, behind what is on record and what was drafted before it. */
  #place(event: UnrecordedEvent, version: number): RecordedEvent {
    this.#events.push(event);
    const placed = { ...event, position: UNRECORDED + this.#events.length, version: version + 1 };
    this.#appended.set(event.stream, [...(this.#appended.get(event.stream) ?? []), placed]);
    const measure = measureIn(event.stream);
    if (measure !== undefined) this.#readMeasures.delete(measure);
    return placed;
  }

  /** The legal date from which on a body's record reads otherwise after an act: its own, or that of what it corrects. */
  async #readsOtherwiseFrom({ act }: Request, stream: StreamId): Promise<LegalDate> {
    if (act.type !== correct.type) return act.on;
    const { event, change } = act.data as ActOf<'correct'>['data'];
    const old =
      chronologyBy(await this.#eventsOf(stream), this.#definitions).find(({ id }) => id === event)?.on ?? act.on;
    const moved = 'on' in change ? change.on : undefined;
    return moved !== undefined && moved < old ? moved : old;
  }

  /**
   * Judges a measure's acts again now that a body reads otherwise, and drafts what came of it beside the act that is the cause.
   *
   * What was judged by a procedure that is not at hand, or holds an event that cannot be read, is left as it was judged.
   */
  async #reassess(id: string, { former, cause }: Change): Promise<void> {
    const stream: StreamId = `measure/${id}`;
    const state = await this.#readable(stream);
    const procedure = this.#procedures.find((each) => each.id === state?.procedure?.id);
    if (!state || !procedure) return;
    const events = await this.#eventsOf(stream);
    const named = [...Object.keys(procedure.bodies), ...bodiesNamedIn(events, this.#definitions)];
    if (!named.some((body) => former.has(body))) return;
    const law = await this.ask(procedure, (bodies) => {
      const asBefore: Bodies = { ...bodies, facts: (body) => former.get(body) ?? bodies.facts(body) };
      return decideAnew({ procedure, bodies, state, events: () => events }, asBefore, cause.on);
    });
    if (!law) return;
    const own = `${cause.commandId}/${id}`;
    const { vocabulary: _ofTheCause, ...envelope } = cause;
    await this.#addToMeasure({
      ...envelope,
      id: own,
      commandId: own,
      stream,
      type: reassess.event,
      schema: presentFormat(this.#definitions),
      data: { because: cause.id },
      law,
    });
  }

  /** A measure's state; `undefined` where its stream holds an event that cannot be read. */
  async #readable(stream: StreamId): Promise<MeasureState | undefined> {
    try {
      return (await this.#measure(stream)).state;
    } catch (fault) {
      if (isFault(fault, 'event-unknown')) return undefined;
      throw fault;
    }
  }

  /** Once the append went through, up to a position: what was drafted is what is on record. */
  settle(position: number): void {
    for (const [stream, folded] of this.#measures) this.#streams.keepMeasure(stream, folded, position);
    for (const [stream, folded] of this.#bodies) this.#streams.keepBody(stream, folded, position);
  }

  async #decideOnMeasure(request: Request, terms: Terms): Promise<Decision> {
    const { act } = request;
    const stream = streamOf(request.subject);
    const { state, lastOn } = await this.#measure(stream);
    const procedure = procedureFor(this.#procedures, state.procedure?.id ?? request.procedure);
    if (request.procedure !== undefined && request.procedure !== procedure.id) {
      const message = `the measure began under ${procedure.id}, not ${request.procedure}`;
      return { ok: false, act, rejections: [rejectBreach({ rule: 'MEASURE-2', path: ['procedure'], message })] };
    }
    const events = isBackward(request, lastOn) ? await this.#eventsOf(stream) : [];
    return this.ask(procedure, (bodies) =>
      decide({ procedure, bodies, state, lastOn, events: () => events, ...terms }, request),
    );
  }

  async #decideOnBody(request: Request, terms: Terms): Promise<Decision> {
    const body = request.subject.id;
    const stream = streamOf(request.subject);
    const { facts, lastOn } = await this.#body(stream);
    const governing = this.#procedures.filter(({ bodies }) => Object.hasOwn(bodies, body));
    const procedure = procedureFor(governing.length > 0 ? governing : this.#procedures, request.procedure);
    const events = isBackward(request, lastOn) ? await this.#eventsOf(stream) : [];
    return this.ask(procedure, (bodies) =>
      decideOnBody({ procedure, bodies, body, facts, lastOn, events: () => events, ...terms }, request),
    );
  }

  /**
   * Asks the law something that may look at bodies and at other measures. What a rule reads of them, the append is held to.
   *
   * The question is pure. It runs again after the streams that it missed were read.
   */
  async ask<Answer>(procedure: Procedure, question: (bodies: Bodies) => Answer): Promise<Answer> {
    for (;;) {
      const missing = new Set<StreamId>();
      const answer = question(this.#bodiesOf(procedure, missing));
      if (missing.size === 0) return answer;
      for (const stream of missing) await this.#read(stream);
    }
  }

  #bodiesOf(procedure: Procedure, missing: Set<StreamId>): Bodies {
    return bodiesOf(
      procedure,
      (body) => {
        const stream: StreamId = `body/${body}`;
        const read = this.#bodies.get(stream) ?? this.#streams.keptBody(stream) ?? this.#readBodies.get(stream);
        if (read) this.#remember(stream, read.version);
        else missing.add(stream);
        return read?.facts;
      },
      (measure, on) => {
        const stream: StreamId = `measure/${measure}`;
        const events = this.#readMeasures.get(measure);
        if (!events) {
          missing.add(stream);
          return undefined;
        }
        this.#remember(stream, events.length);
        // Where the measure stands is on each event, whether or not its act is defined here.
        const acts = chronologyBy(events, this.#definitions, { unknown: 'pass' });
        return acts.findLast((act) => act.on <= on)?.law.stage;
      },
    );
  }

  async #read(stream: StreamId): Promise<void> {
    const measure = measureIn(stream);
    if (measure === undefined) this.#readBodies.set(stream, await this.#streams.body(stream));
    else this.#readMeasures.set(measure, await this.#eventsOf(stream));
  }

  async #measure(stream: StreamId): Promise<MeasureStream> {
    const drafted = this.#measures.get(stream);
    if (drafted) return drafted;
    const read = await this.#streams.measure(stream);
    this.#remember(stream, read.state.version);
    return read;
  }

  async #body(stream: StreamId): Promise<BodyStream> {
    const drafted = this.#bodies.get(stream);
    if (drafted) return drafted;
    const read = await this.#streams.body(stream);
    this.#remember(stream, read.version);
    return read;
  }

  /** The version of a stream that was read for this draft; `undefined` for one that was not. */
  versionOf(stream: StreamId): number | undefined {
    return this.#expect[stream];
  }

  /** The append is held to the version that was first read, before this draft added to it. */
  #remember(stream: StreamId, version: number): void {
    this.#expect[stream] ??= version;
  }

  async #eventsOf(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return [...(await this.#streams.events(stream)), ...(this.#appended.get(stream) ?? [])];
  }
}

/** Whether an act has to be judged among those on record: it comes late, before another of its day, or corrects one. */
function isBackward({ act, before }: Request, lastOn: string | undefined): boolean {
  return act.type === correct.type || before !== undefined || (lastOn !== undefined && act.on < lastOn);
}

/** The procedure asked for, or the only one there is. Throws `procedure-unknown`. */
export function procedureFor(procedures: readonly Procedure[], id: string | undefined): Procedure {
  const [only, ...others] = procedures;
  const found =
    id === undefined ? (others.length === 0 ? only : undefined) : procedures.find((procedure) => procedure.id === id);
  if (found) return found;
  const known = procedures.map((procedure) => procedure.id).join(', ') || 'none';
  throw new StatecraftError(
    'procedure-unknown',
    id === undefined
      ? `Name a procedure: the engine has several (${known}).`
      : `The engine has no procedure ${id}; it has ${known}.`,
    {
      details: { procedure: id },
    },
  );
}
