import { deepFreeze } from '../deep-freeze.ts';
import { StatecraftError } from '../errors.ts';
import { Bell } from './bell.ts';
import { unwritable } from './draft-commit.ts';
import type { RecordedEvent, StreamId } from './event.ts';
import {
  type Appended,
  type Commit,
  checkCommit,
  checkExpectation,
  checkUnrecorded,
  type EventLog,
  type Expectation,
  type InCommit,
  type ReadOptions,
  repeatedCommit,
  type SubscribeOptions,
} from './event-log.ts';
import { follow } from './follow.ts';
import { healthOf, type LogHealth } from './health.ts';

/** A log that lives and dies with the process: for tests, for trying out, and as the model other logs are held to. */
export function memoryLog({ inCommit }: MemoryLogOptions = {}): EventLog {
  return new MemoryLog(inCommit);
}

/** How a log in memory is kept. */
export interface MemoryLogOptions {
  /** Done in the commit of every append: see `memoryProjections`. */
  readonly inCommit?: InCommit | undefined;
}

class MemoryLog implements EventLog {
  readonly #events: RecordedEvent[] = [];
  readonly #streams = new Map<StreamId, RecordedEvent[]>();
  readonly #commands = new Map<string, RecordedEvent[]>();
  readonly #ids = new Set<string>();
  readonly #bell = new Bell();
  readonly #inCommit: InCommit | undefined;
  #closed = false;

  constructor(inCommit: InCommit | undefined) {
    this.#inCommit = inCommit;
  }

  async append(commit: Commit): Promise<Appended> {
    this.#checkOpen();
    checkCommit(commit);
    const repeated = repeatedCommit(commit, this.#found(commit));
    if (repeated) return repeated;
    for (const [stream, expected] of Object.entries(commit.expect) as [StreamId, Expectation][]) {
      checkExpectation(stream, expected, this.#streams.get(stream)?.length ?? 0);
    }
    checkUnrecorded(commit, (id) => this.#ids.has(id));
    const before = this.#events.length;
    const events = this.#placed(commit);
    for (const event of events) this.#take(event);
    try {
      this.#inCommit?.({
        before,
        head: this.#events.length,
        events: (after, until) => this.#events.slice(after, until),
        stream: (stream) => this.#streams.get(stream) ?? [],
      });
    } catch (fault) {
      for (const event of events.toReversed()) this.#takeBack(event);
      throw fault;
    }
    this.#bell.ring();
    return { events, repeated: false };
  }

  async readStream(stream: StreamId): Promise<readonly RecordedEvent[]> {
    this.#checkOpen();
    return this.#streams.get(stream)?.slice() ?? [];
  }

  async findCommand(commandId: string): Promise<readonly RecordedEvent[]> {
    this.#checkOpen();
    return this.#commands.get(commandId)?.slice() ?? [];
  }

  async *read({
    after = 0,
    limit = Number.POSITIVE_INFINITY,
    signal,
  }: ReadOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#checkOpen();
    const end = Math.min(this.#events.length, after + limit);
    for (let position = after; position < end && !signal?.aborted; position += 1) {
      yield this.#events[position] as RecordedEvent;
    }
  }

  subscribe(options?: SubscribeOptions): AsyncGenerator<RecordedEvent> {
    this.#checkOpen();
    return follow(
      (reading) => this.read(reading),
      async (position, signal) => (!this.#closed && position < this.#events.length) || this.#bell.wait(signal),
      options,
    );
  }

  async head(): Promise<number> {
    this.#checkOpen();
    return this.#events.length;
  }

  health(): Promise<LogHealth> {
    return healthOf(async () => ({
      head: await this.head(),
      writable: true,
      durability: { durable: false, because: 'The log is in memory.' },
      store: {},
    }));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#bell.close();
  }

  /** The events of a commit in the places that they get, each frozen, before any of them is taken. */
  #placed({ events }: Commit): RecordedEvent[] {
    const versions = new Map<StreamId, number>();
    let at = this.#events.at(-1)?.at ?? '';
    return events.map((event, index) => {
      const version = (versions.get(event.stream) ?? this.#streams.get(event.stream)?.length ?? 0) + 1;
      versions.set(event.stream, version);
      if (event.at > at) at = event.at;
      return frozen({ ...event, at, position: this.#events.length + index + 1, version });
    });
  }

  #take(event: RecordedEvent): void {
    this.#events.push(event);
    listIn(this.#streams, event.stream).push(event);
    listIn(this.#commands, event.commandId).push(event);
    this.#ids.add(event.id);
  }

  /** Undoes the taking of the last event. */
  #takeBack({ stream, commandId, id }: RecordedEvent): void {
    this.#events.pop();
    this.#streams.get(stream)?.pop();
    this.#commands.get(commandId)?.pop();
    this.#ids.delete(id);
  }

  #found({ events }: Commit): RecordedEvent[] {
    return [...new Set(events.map(({ commandId }) => commandId))].flatMap(
      (commandId) => this.#commands.get(commandId) ?? [],
    );
  }

  #checkOpen(): void {
    if (this.#closed) throw new StatecraftError('log-closed', 'The log is closed; open it again to go on.');
  }
}

/** Throws `append-invalid` for an event that is nested too deeply to be walked through. */
function frozen(event: RecordedEvent): RecordedEvent {
  try {
    return deepFreeze(event);
  } catch (error) {
    throw unwritable(event, error);
  }
}

function listIn<Key>(lists: Map<Key, RecordedEvent[]>, key: Key): RecordedEvent[] {
  const list = lists.get(key);
  if (list) return list;
  const fresh: RecordedEvent[] = [];
  lists.set(key, fresh);
  return fresh;
}
