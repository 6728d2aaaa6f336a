import { setImmediate as turn } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import {
  type Appended,
  type Commit,
  checkCommit,
  type DraftedCommit,
  draftCommit,
  type EventLog,
  follow,
  GroupCommit,
  healthOf,
  type LogHealth,
  type ReadOptions,
  type RecordedEvent,
  StatecraftError,
  type StreamId,
  type SubscribeOptions,
} from '@statecraft/core';
import { storeOf } from './durability.ts';
import { damaged, faultOf, readOnlyLog } from './faults.ts';
import { Follower, type Source, sequences } from './follower.ts';
import { Link, type Patience } from './link.ts';
import { checkStream, hindranceIn, openStream, streamNames } from './log-stream.ts';
import { eventIn, type Message } from './message.ts';

import { GroupPublisher } from './publish-group.ts';

/** How a log on NATS JetStream is kept. */
export interface NatsLogOptions {
  /** How to connect (`{ servers: 'nats://...' }` and what else the driver takes), or a connection that many logs share and that stays open; port 4222 of this machine unless told. */
  readonly connection?: NatsConnection | NodeConnectionOptions;
  /** On how many servers a new log is kept: 1, 3 or 5; 1 unless told. That of an existing log stays as it is. */
  readonly replicas?: number;
  /** Milliseconds that the server may take to answer, and that an append tries; 5000 unless told. */
  readonly timeout?: number;
  /** Addresses of the servers' monitoring (`http://...:8222`), for `health()` to ask how they sync. */
  readonly monitors?: readonly string[];
  /** Open an existing log to read only; an append then throws `log-read-only`. */
  readonly readOnly?: boolean;
}

/** Messages read at a time. Between two pages the event loop turns. */
const pageSize = 32;

/**
 * Opens the log of a name on NATS JetStream, made if it is missing: one stream, each commit whole in one message.
 *
 * An append has been acknowledged by the server once its promise settles; what that is worth, `health()` says. Appends that come
 * while a message is under way share the next one. Any number of processes may have the same log open.
 *
 * Faults of opening: `log-unavailable`, `log-foreign`, `log-newer`, `log-corrupt`.
 *
 * @example
 * const log = await natsLog('kansas-city', { connection: { servers: 'nats://localhost:4222' } });
 * for await (const event of log.read()) console.log(event.position, event.type);
 * await log.close();
 */
export async function natsLog(
  name: string,
  { connection = {}, replicas = 1, timeout = 5000, monitors = [], readOnly = false }: NatsLogOptions = {},
): Promise<EventLog> {
  const link = await Link.open(connection, name);
  try {
    const names = streamNames(name);
    // A question that gets no answer is asked again while there is time.
    const asking = { checkAPI: false, timeout: Math.max(100, timeout / 4) };
    const manager = await jetstreamManager(link.connection, asking);
    const source: Source = { log: name, names, link, manager, jetstream: jetstream(link.connection, asking), timeout };
    const info = await link.ask(() => openStream(manager, name, names, { replicas, readOnly }), {
      until: performance.now() + timeout,
    });
    checkStream(name, names, info);
    const follower = new Follower(source, info);
    await follower.start();
    return new JetStreamLog(source, follower, { monitors, readOnly });
  } catch (error) {
    await link.release();
    throw faultOf(error, name);
  }
}

interface Opened {
  readonly monitors: readonly string[];
  readonly readOnly: boolean;
}

class JetStreamLog implements EventLog {
  readonly #source: Source;
  readonly #follower: Follower;
  readonly #opened: Opened;
  readonly #appends: GroupCommit<DraftedCommit, Appended>;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor(source: Source, follower: Follower, opened: Opened) {
    this.#source = source;
    this.#follower = follower;
    this.#opened = opened;
    const publisher = new GroupPublisher(source, follower);
    this.#appends = new GroupCommit((group) => publisher.write(group), turn);
  }

  async append(commit: Commit): Promise<Appended> {
    this.#checkOpen();
    checkCommit(commit);
    if (this.#opened.readOnly) throw readOnlyLog(this.#source.log, 'was opened to be read only');
    return this.#appends.add(draftCommit(commit));
  }

  readStream(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return this.#look(async () => {
      await this.#follower.latest();
      return this.#eventsAt(this.#follower.index.positionsOf(stream));
    });
  }

  findCommand(commandId: string): Promise<readonly RecordedEvent[]> {
    return this.#look(async () => {
      const { index } = this.#follower;
      // What is once on record stays: only what is not there may have come meanwhile.
      if (index.messageOf(commandId) === undefined) await this.#follower.latest();
      const sequence = index.messageOf(commandId);
      if (sequence === undefined) return [];
      const message = await this.#follower.message(sequence, this.#follower.patience());
      return message.lines
        .map((line) => eventIn(this.#source.log, sequence, line))
        .filter((event) => event.commandId === commandId);
    });
  }

  async *read({
    after = 0,
    limit = Number.POSITIVE_INFINITY,
    signal,
  }: ReadOptions = {}): AsyncGenerator<RecordedEvent> {
    const head = await this.head();
    yield* this.#span(Math.max(0, after), Math.min(head, after + limit), () => this.#follower.patience(), signal);
  }

  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent> {
    this.#checkOpen();
    return follow(
      (reading) => this.#known(reading),
      async (position, signal) => {
        this.#follower.checkSound();
        return position < this.#follower.index.position || this.#follower.bell.wait(signal);
      },
      options,
    );
  }

  head(): Promise<number> {
    return this.#look(async () => {
      await this.#follower.latest();
      return this.#follower.index.position;
    });
  }

  health(): Promise<LogHealth> {
    return healthOf(async () => {
      const head = await this.head();
      const { log, link, manager, names } = this.#source;
      const info = await this.#look(() =>
        link.ask(() => manager.streams.info(names.stream), this.#follower.patience()),
      );
      const fault = this.#opened.readOnly ? readOnlyLog(log, 'was opened to be read only') : hindranceIn(log, info);
      return {
        head,
        writable: fault === undefined,
        fault,
        ...(await storeOf(info, link.connection.info, this.#opened.monitors)),
      };
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#closed = true;
    this.#follower.bell.close();
    await this.#appends.idle();
    await this.#follower.stop();
    await this.#source.link.release();
  }

  /** Reads what is in the index, and waits as long as it takes while the server cannot be reached. */
  async *#known({ after = 0, signal }: ReadOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#checkOpen();
    const patience: Patience = { until: Number.POSITIVE_INFINITY, signal };
    yield* this.#span(Math.max(0, after), this.#follower.index.position, () => patience, signal);
  }

  async *#span(
    after: number,
    end: number,
    patience: () => Patience,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RecordedEvent> {
    const { index } = this.#follower;
    for (let position = after; position < end && !signal?.aborted; ) {
      const from = index.holding(position + 1).sequence;
      const wanted = sequences(from, Math.min(index.holding(end).sequence, from + pageSize - 1));
      const messages = await this.#look(() => this.#follower.messages(wanted, patience())).catch((fault: unknown) => {
        if (signal?.aborted) return [];
        throw fault;
      });
      for (const [n, message] of messages.entries()) {
        for (const event of this.#eventsOf(message, from + n, position, end)) {
          yield event;
          position = event.position;
          if (signal?.aborted) return;
        }
      }
      await turn();
    }
  }

  /** The events of a message behind a position, up to and with another. */
  *#eventsOf(message: Message, sequence: number, after: number, end: number): Generator<RecordedEvent> {
    const first = this.#follower.index.firstOf(sequence);
    for (let line = Math.max(0, after + 1 - first); line < message.lines.length && first + line <= end; line += 1) {
      yield this.#eventAt(message, sequence, first, first + line);
    }
  }

  #eventAt({ lines }: Message, sequence: number, first: number, position: number): RecordedEvent {
    const event = eventIn(this.#source.log, sequence, lines[position - first]);
    if (event.position === position) return event;
    throw damaged(this.#source.log, sequence, `position ${event.position} stands where ${position} should`);
  }

  async #eventsAt(positions: readonly number[]): Promise<readonly RecordedEvent[]> {
    const places = positions.map((position) => ({ position, ...this.#follower.index.holding(position) }));
    const wanted = [...new Set(places.map(({ sequence }) => sequence))];
    const messages = await this.#follower.messages(wanted, this.#follower.patience());
    const bySequence = new Map(wanted.map((sequence, n) => [sequence, messages[n] as Message]));
    return places.map(({ position, sequence, first }) =>
      this.#eventAt(bySequence.get(sequence) as Message, sequence, first, position),
    );
  }

  /** Reads; says that the log is closed when that is what ended the reading. */
  async #look<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.#checkOpen();
    try {
      const answer = await question();
      this.#checkOpen();
      return answer;
    } catch (error) {
      this.#checkOpen();
      throw faultOf(error, this.#source.log);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StatecraftError('log-closed', 'The log is closed; open it again to go on.');
  }
}
