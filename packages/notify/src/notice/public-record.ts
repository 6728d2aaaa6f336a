import {
  type AnyVocabulary,
  type BodyFacts,
  type EventLog,
  type RecordedEvent,
  replayBody,
  type StreamId,
} from '@statecraft/core';

/** How many streams are kept; beyond that the one kept longest is let go. */
const MOST_KEPT = 5_000;

/**
 * The public part of a record, as it stood at any position up to the one read last.
 *
 * What is withheld is left out before anything is reckoned, so that no stage, date or count gives it away.
 */
export class PublicRecord {
  readonly #log: EventLog;
  readonly #uses: readonly AnyVocabulary[];
  readonly #isPublic: (event: RecordedEvent) => boolean;
  readonly #streams = new Map<StreamId, RecordedEvent[]>();
  readonly #bodies = new Map<StreamId, { readonly events: number; readonly facts: BodyFacts }>();

  constructor(log: EventLog, uses: readonly AnyVocabulary[], isPublic: (event: RecordedEvent) => boolean) {
    this.#log = log;
    this.#uses = uses;
    this.#isPublic = isPublic;
  }

  /** Takes in the next event of the log; every event is to be taken in, in order. */
  take(event: RecordedEvent): void {
    const known = this.#streams.get(event.stream);
    if (!known) return;
    const { version } = event;
    if (version === known.length + 1) known.push(event);
    else if (version > known.length) this.#streams.delete(event.stream);
  }

  /** The public events of a stream up to a position, in the order of their versions. */
  async events(stream: StreamId, position: number): Promise<readonly RecordedEvent[]> {
    let known = this.#streams.get(stream);
    if (!known) {
      known = [...(await this.#log.readStream(stream))];
      this.#streams.set(stream, known);
      const [oldest] = this.#streams.keys();
      if (this.#streams.size > MOST_KEPT && oldest) this.#streams.delete(oldest);
    }
    return known.filter((event) => event.position <= position && this.#isPublic(event));
  }

  /** A body's roster and meetings at a position; `undefined` when nothing is on record of it. */
  async body(id: string, position: number): Promise<BodyFacts | undefined> {
    const stream: StreamId = `body/${id}`;
    const events = await this.events(stream, position);
    if (events.length === 0) return undefined;
    const known = this.#bodies.get(stream);
    if (known?.events === events.length) return known.facts;
    const facts = replayBody(events, this.#uses);
    this.#bodies.set(stream, { events: events.length, facts });
    return facts;
  }
}
