import { StatecraftError } from '../errors.ts';
import { type RecordedEvent, type StreamId, sameAct, type UnrecordedEvent } from './event.ts';
import type { LogHealth } from './health.ts';

/** What an append holds a stream to: that it is missing, that it exists, nothing at all, or its exact version. */
export type Expectation = 'none' | 'exists' | 'any' | number;

/** Events to be recorded together or not at all, and what must be true of the streams they rest on. */
export interface Commit {
  /** At least one; recorded in this order, in one piece. */
  readonly events: readonly UnrecordedEvent[];
  /** By stream, written or only read; a stream not named is held to nothing. */
  readonly expect: Readonly<Record<string, Expectation>>;
}

/** What an append did. */
export interface Appended {
  readonly events: readonly RecordedEvent[];
  /** Whether the events were on record already, under the same `commandId`s. */
  readonly repeated: boolean;
}

/** What to read of a log. */
export interface ReadOptions {
  /** Read what stands behind this position; 0 for everything. */
  readonly after?: number;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** What to follow in a log. */
export type SubscribeOptions = Omit<ReadOptions, 'limit'>;

/**
 * The append-only store of one jurisdiction's acts. The rules every log keeps are `LOG-*` in SPEC.md.
 *
 * Faults: `version-conflict`, `command-reused`, `append-invalid`, `log-closed`, and what the store behind it adds.
 */
export interface EventLog {
  /** Records a commit, whole or not at all. The same `commandId`s with the same acts give the first result again. */
  append(commit: Commit): Promise<Appended>;
  /** A stream's events in the order of their versions; empty when there is no such stream. */
  readStream(stream: StreamId): Promise<readonly RecordedEvent[]>;
  /** The events of a command, in the order of their positions; empty when it is not on record. */
  findCommand(commandId: string): Promise<readonly RecordedEvent[]>;
  /** Events in the order of their positions, as they stood when the reading began; later ones may follow. */
  read(options?: ReadOptions): AsyncIterable<RecordedEvent>;
  /** As `read`, then goes on with every event as it is recorded, until the signal aborts or the log closes. */
  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent>;
  /** The position of the last event; 0 for an empty log. */
  head(): Promise<number>;
  /** How the log is: whether acts can be recorded, and what that is worth. It does not throw for a log that is out of order. */
  health(): Promise<LogHealth>;
  /** Ends subscriptions and lets go of what the log holds; a second call does nothing. */
  close(): Promise<void>;
}

/** A log in the midst of an append: its new events stand in it, and nobody has heard of them. */
export interface GrowingLog {
  /** The position of the last event before the append, and with it. */
  readonly before: number;
  readonly head: number;
  /** The events behind a position up to and with another, the new ones included. */
  events(after: number, until: number): readonly RecordedEvent[];
  /** A stream's events, the new ones included. */
  stream(stream: StreamId): readonly RecordedEvent[];
}

/** What is done in the very commit of every append, such as keeping projections. */
export type InCommit = (log: GrowingLog) => void;

/** Throws `version-conflict` unless a stream at version `actual` (0 when missing) is as `expected`. */
export function checkExpectation(stream: string, expected: Expectation, actual: number): void {
  const met =
    expected === 'any' ||
    (expected === 'none' ? actual === 0 : expected === 'exists' ? actual > 0 : actual === expected);
  if (!met) {
    throw new StatecraftError(
      'version-conflict',
      `${stream} is at version ${actual}, not as expected (${expected}); somebody else recorded an act. Read it again and decide anew.`,
      {
        details: { stream, expected, actual },
      },
    );
  }
}

/**
 * What is already on record of a commit, judged from the events found under its `commandId`s.
 *
 * Gives the first result when all of it is there with the same acts; `undefined` when nothing is;
 * throws `command-reused` when an id was used for something else.
 */
export function repeatedCommit(commit: Commit, found: readonly RecordedEvent[]): Appended | undefined {
  if (found.length === 0) return undefined;
  const recorded = new Map(found.map((event) => [event.id, event]));
  const same =
    found.length === commit.events.length &&
    commit.events.every((event) => {
      const first = recorded.get(event.id);
      return first !== undefined && sameAct(first, event);
    });
  if (same) return { events: commit.events.map((event) => recorded.get(event.id) as RecordedEvent), repeated: true };
  const commandId = found[0]?.commandId ?? '';
  throw new StatecraftError(
    'command-reused',
    `The command ${commandId} is already on record with other content. Give a new act a new commandId; change a recorded one by a correction.`,
    {
      details: { commandId, positions: found.map(({ position }) => position) },
    },
  );
}

/** Throws `append-invalid` unless the commit holds at least one event and no event id twice. */
export function checkCommit({ events }: Commit): void {
  if (events.length === 0) throw new StatecraftError('append-invalid', 'An append needs at least one event.');
  if (events.length > 1 && new Set(events.map(({ id }) => id)).size !== events.length) {
    throw new StatecraftError('append-invalid', 'Two events of one append have the same id.', {
      details: { ids: events.map(({ id }) => id) },
    });
  }
}

/** Throws `append-invalid` when an event's id stands on record already, under another command. */
export function checkUnrecorded({ events }: Commit, isRecorded: (id: string) => boolean): void {
  const taken = events.find(({ id }) => isRecorded(id));
  if (taken)
    throw new StatecraftError('append-invalid', `The event id ${taken.id} is on record already.`, {
      details: { id: taken.id },
    });
}
