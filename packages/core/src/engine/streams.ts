import { actOfEvent, type BodyFacts, type Recording, unrecordedBody, unrecordedMeasure } from '../acts/acts.ts';
import { factsAfter } from '../acts/facts-after.ts';
import type { RecordedEvent, StreamId } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { chronicled, comesLast } from '../procedure/chronology.ts';
import { type MeasureState, replay, replayBody } from '../procedure/replay.ts';
import { UNFILED } from '../vocabulary/stage.ts';
import { lastDay } from './last-day.ts';
import { Measures } from './measures.ts';

/** A measure's stream, folded. */
export interface MeasureStream {
  readonly state: MeasureState;
  /** No act on record is of a later legal date. */
  readonly lastOn?: string | undefined;
}

/** A body's stream, folded. */
export interface BodyStream {
  readonly facts: BodyFacts;
  readonly version: number;
  readonly lastOn?: string | undefined;
}

const newMeasure: MeasureStream = { state: { stage: UNFILED, facts: unrecordedMeasure(), version: 0 } };
const newBody: BodyStream = { facts: unrecordedBody(), version: 0 };

/** How far behind the log a cache may be before it is cheaper to begin anew. */
const FAR_BEHIND = 1_000;
/** How many measures are kept folded; beyond that the one kept longest is let go. */
const MOST_KEPT = 10_000;

/** The engine's folded streams. They follow the log's head, so that another process's write is never missed for long. */
export class Streams {
  readonly #log: EventLog;
  readonly #measures = new Map<StreamId, MeasureStream>();
  readonly #bodies = new Map<StreamId, BodyStream>();
  /** Which measures there are. */
  readonly measures: Measures;
  #seen = 0;

  constructor(log: EventLog) {
    this.#log = log;
    this.measures = new Measures(log);
  }

  /** Reads what the log has gained; gives whether there was anything. */
  async refresh(): Promise<boolean> {
    const head = await this.#log.head();
    if (head === this.#seen) return false;
    if (head - this.#seen > FAR_BEHIND) {
      this.#measures.clear();
      this.#bodies.clear();
      this.#seen = head;
    } else {
      for await (const event of this.#log.read({ after: this.#seen })) this.take(event);
    }
    return true;
  }

  /** Takes in an event that has just been recorded or read. */
  take(event: RecordedEvent): void {
    if (event.position === this.#seen + 1) this.#seen = event.position;
    const { stream, version } = event;
    const measure = this.#measures.get(stream);
    if (measure && version > measure.state.version) {
      const next = version === measure.state.version + 1 ? appendedToMeasure(measure, event) : undefined;
      if (next) this.#measures.set(stream, next);
      else this.#measures.delete(stream);
    }
    const body = this.#bodies.get(stream);
    if (body && version > body.version) {
      const next = version === body.version + 1 ? appendedToBody(body, event) : undefined;
      if (next) this.#bodies.set(stream, next);
      else this.#bodies.delete(stream);
    }
  }

  async measure(stream: StreamId): Promise<MeasureStream> {
    const known = this.#measures.get(stream);
    if (known) return known;
    const seen = this.#seen;
    const read = foldMeasure(await this.#log.readStream(stream));
    if (read.state.version > 0) this.keepMeasure(stream, read, seen);
    return read;
  }

  async body(stream: StreamId): Promise<BodyStream> {
    const known = this.#bodies.get(stream);
    if (known) return known;
    const seen = this.#seen;
    const read = foldBody(await this.#log.readStream(stream));
    this.keepBody(stream, read, seen);
    return read;
  }

  /** Keeps a measure's stream as it stood at a position, unless what came behind that has been taken in already. */
  keepMeasure(stream: StreamId, folded: MeasureStream, position: number): void {
    if (this.#seen > position) return;
    if ((this.#measures.get(stream)?.state.version ?? 0) >= folded.state.version) return;
    this.#measures.set(stream, folded);
    const [oldest] = this.#measures.keys();
    if (this.#measures.size > MOST_KEPT && oldest) this.#measures.delete(oldest);
  }

  /** Keeps a body's stream as it stood at a position, unless what came behind that has been taken in already. */
  keepBody(stream: StreamId, folded: BodyStream, position: number): void {
    if (this.#seen > position) return;
    if ((this.#bodies.get(stream)?.version ?? -1) < folded.version) this.#bodies.set(stream, folded);
  }

  /** Lets go of a stream that turned out to be out of date. */
  drop(stream: StreamId): void {
    this.#measures.delete(stream);
    this.#bodies.delete(stream);
  }

  events(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return this.#log.readStream(stream);
  }
}

/** A measure's stream from all its events. */
export function foldMeasure(events: readonly RecordedEvent[]): MeasureStream {
  return events.length === 0 ? newMeasure : { state: replay(events), lastOn: lastDay(events) };
}

/** A body's stream from all its events. */
export function foldBody(events: readonly RecordedEvent[]): BodyStream {
  return events.length === 0 ? newBody : { facts: replayBody(events), version: events.length, lastOn: lastDay(events) };
}

/** The stream one act further; `undefined` when the act is late, unknown or a correction, so that all of it must be read again. */
export function appendedToMeasure({ state, lastOn }: MeasureStream, event: RecordedEvent): MeasureStream | undefined {
  const act = actInPlace(event, lastOn);
  if (!act) return undefined;
  const facts = factsAfter(state.facts, act, chronicled(event));
  const { on, version, law } = event;
  return { state: { stage: law.stage ?? state.stage, facts, version, procedure: law.procedure }, lastOn: on };
}

/** As `appendedToMeasure`, for a body. */
export function appendedToBody({ facts, lastOn }: BodyStream, event: RecordedEvent): BodyStream | undefined {
  const act = actInPlace(event, lastOn);
  return act && { facts: factsAfter(facts, act, chronicled(event)), version: event.version, lastOn: event.on };
}

/** The act of an event that comes after all before it, in law as on record; `undefined` for any other. */
function actInPlace(event: RecordedEvent, lastOn: string | undefined): Recording | undefined {
  return comesLast(event, lastOn) ? actOfEvent(event.type) : undefined;
}
