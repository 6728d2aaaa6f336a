import type { BodyFacts } from '../acts/acts.ts';
import { factsAfter } from '../acts/facts-after.ts';
import { deepFreeze } from '../deep-freeze.ts';
import type { Definitions, Recording } from '../definitions.ts';
import type { RecordedEvent, StreamId } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { chronicled, comesLast } from '../procedure/chronology.ts';
import { type MeasureState, replayBodyBy, replayBy } from '../procedure/replay.ts';
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

/** How far behind the log a cache may be before it is cheaper to begin anew. */
const FAR_BEHIND = 1_000;
/** How many measures are kept folded; beyond that the one kept longest is let go. */
const MOST_KEPT = 10_000;

/** The engine's folded streams. They follow the log's head, so that another process's write is never missed for long. */
export class Streams {
  readonly #log: EventLog;
  /** The definitions by which every event is read. */
  readonly definitions: Definitions;
  readonly #measures = new Map<StreamId, MeasureStream>();
  readonly #bodies = new Map<StreamId, BodyStream>();
  /** Which measures there are. */
  readonly measures: Measures;
  #seen = 0;

  constructor(log: EventLog, definitions: Definitions) {
    this.#log = log;
    this.definitions = definitions;
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
      const next =
        version === measure.state.version + 1 ? appendedToMeasure(measure, event, this.definitions) : undefined;
      if (next) this.#measures.set(stream, next);
      else this.#measures.delete(stream);
    }
    const body = this.#bodies.get(stream);
    if (body && version > body.version) {
      const next = version === body.version + 1 ? appendedToBody(body, event, this.definitions) : undefined;
      if (next) this.#bodies.set(stream, next);
      else this.#bodies.delete(stream);
    }
  }

  async measure(stream: StreamId): Promise<MeasureStream> {
    const known = this.#measures.get(stream);
    if (known) return known;
    const seen = this.#seen;
    const read = foldMeasure(await this.#log.readStream(stream), this.definitions);
    if (read.state.version > 0) this.keepMeasure(stream, read, seen);
    return read;
  }

  /** A body's stream as it is kept folded; `undefined` where it has to be read. */
  keptBody(stream: StreamId): BodyStream | undefined {
    return this.#bodies.get(stream);
  }

  async body(stream: StreamId): Promise<BodyStream> {
    const known = this.#bodies.get(stream);
    if (known) return known;
    const seen = this.#seen;
    const read = foldBody(await this.#log.readStream(stream), this.definitions);
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
export function foldMeasure(events: readonly RecordedEvent[], definitions: Definitions): MeasureStream {
  if (events.length > 0) return { state: replayBy(events, definitions), lastOn: lastDay(events) };
  const known = unrecorded.get(definitions) ?? {
    state: { stage: UNFILED, facts: deepFreeze(definitions.unrecordedMeasure()), version: 0 },
  };
  unrecorded.set(definitions, known);
  return known;
}

/** The stream of a measure of which nothing is on record, by the definitions that say what its facts are. */
const unrecorded = new WeakMap<Definitions, MeasureStream>();

/** A body's stream from all its events. */
export function foldBody(events: readonly RecordedEvent[], definitions: Definitions): BodyStream {
  if (events.length === 0) return { facts: definitions.unrecordedBody(), version: 0 };
  return { facts: replayBodyBy(events, definitions), version: events.length, lastOn: lastDay(events) };
}

/** The stream one act further; `undefined` when the act is late, unknown or a correction, so that all of it must be read again. */
export function appendedToMeasure(
  { state, lastOn }: MeasureStream,
  event: RecordedEvent,
  definitions: Definitions,
): MeasureStream | undefined {
  const act = actInPlace(event, lastOn, definitions);
  if (!act) return undefined;
  const facts = factsAfter(state.facts, act, chronicled(event, definitions));
  const { on, version, law } = event;
  return { state: { stage: law.stage ?? state.stage, facts, version, procedure: law.procedure }, lastOn: on };
}

/** As `appendedToMeasure`, for a body. */
export function appendedToBody(
  { facts, lastOn }: BodyStream,
  event: RecordedEvent,
  definitions: Definitions,
): BodyStream | undefined {
  const act = actInPlace(event, lastOn, definitions);
  return (
    act && {
      facts: factsAfter(facts, act, chronicled(event, definitions)),
      version: event.version,
      lastOn: event.on,
    }
  );
}

/** The act of an event that comes after all before it, in law as on record; `undefined` for any other. */
function actInPlace(event: RecordedEvent, lastOn: string | undefined, definitions: Definitions): Recording | undefined {
  return comesLast(event, lastOn, definitions) ? definitions.actOfEvent(event) : undefined;
}
