import { setImmediate as turn } from 'node:timers/promises';
import {
  type Appended,
  Bell,
  type Commit,
  checkCommit,
  follow,
  GroupCommit,
  healthOf,
  InlineProjections,
  type LogHealth,
  type ProjectingLog,
  type Projection,
  type ProjectionStore,
  type ReadOptions,
  type RecordedEvent,
  StatecraftError,
  type StreamId,
  type SubscribeOptions,
} from '@statecraft/core';
import type { ClientBase, ClientConfig } from 'pg';
import { Connections } from './connections.ts';
import { type Draft, draft, key } from './draft.ts';
import { eventIn, headOf, ofCommands, ofStream, span } from './event-rows.ts';
import { faultOf, isHeldUp, unwritable, writingFaultOf } from './faults.ts';
import { healthOn } from './health.ts';
import { findLog } from './migrate.ts';
import { PostgresProjections } from './postgres-projections.ts';
import { ProjectionRows } from './projection-rows.ts';
import { recordGroup } from './record-group.ts';
import { recordInline } from './record-inline.ts';

/** How a log in PostgreSQL is kept. */
export interface PostgresLogOptions {
  /** Which log of the database: one for each jurisdiction; `main` unless told. */
  readonly log?: string;
  /** Milliseconds an append waits for another transaction before `log-busy`; 5000 unless told. */
  readonly lockTimeout?: number;
  /** Milliseconds within which a subscriber notices an event even when no notification reaches it; 1000 unless told. */
  readonly pollInterval?: number;
  /** Milliseconds to go on trying when the server cannot be reached before `log-unavailable`; 10000 unless told. */
  readonly reconnectTimeout?: number;
  /** Open an existing log to read only; an append then throws `log-read-only`. */
  readonly readOnly?: boolean;
  /** Projections kept in the very transaction of every append. */
  readonly inline?: readonly Projection[];
}

/** Events read at a time. Between two pages nothing is held on the server. */
const pageSize = 256;

/**
 * Opens a log in PostgreSQL by its connection string, or the settings that `pg` takes; tables and log are made if they are missing.
 *
 * An append is committed once its promise settles. Appends made while a round trip is under way go together in the next one, each with its
 * own precondition and outcome. When the connection is lost on the way, the append is made again under its `commandId`, and is on record once.
 *
 * Faults of opening reject: `log-foreign`, `log-newer`, `log-unavailable`, `log-busy`, `log-full`.
 *
 * @example
 * const log = await postgresLog('postgres://clerk@db.example/council?sslmode=verify-full', { log: 'kansas-city' });
 * for await (const event of log.read()) console.log(event.position, event.type);
 * await log.close();
 */
export async function postgresLog(
  connection: string | ClientConfig,
  {
    log = 'main',
    lockTimeout = 5000,
    pollInterval = 1000,
    reconnectTimeout = 10_000,
    readOnly = false,
    inline = [],
  }: PostgresLogOptions = {},
): Promise<ProjectingLog> {
  const connections = new Connections({
    connection: typeof connection === 'string' ? { connectionString: connection } : connection,
    lockTimeout,
    reconnectTimeout,
  });
  try {
    const id = await connections.use((client) => findLog(client, log, readOnly));
    return new PostgresLog(connections, { id, log, pollInterval, readOnly, inline });
  } catch (error) {
    await connections.end();
    throw faultOf(error, log);
  }
}

/** Why nothing is recorded in a log that was opened so. */
const openedToRead = 'was opened to be read only';

interface Opened {
  readonly id: number;
  readonly log: string;
  readonly pollInterval: number;
  readonly readOnly: boolean;
  readonly inline: readonly Projection[];
}

class PostgresLog implements ProjectingLog {
  readonly projections: ProjectionStore;
  readonly #connections: Connections;
  readonly #opened: Opened;
  readonly #appends: GroupCommit<Draft, Appended>;
  readonly #inline: InlineProjections | undefined;
  readonly #bell = new Bell();
  /** The last position known to be recorded: a subscriber behind it need not wait. */
  #recorded = 0;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor(connections: Connections, opened: Opened) {
    this.#connections = connections;
    this.#opened = opened;
    this.#appends = new GroupCommit((group) => this.#write(group), turn);
    this.#inline = opened.inline.length > 0 ? new InlineProjections(opened.inline) : undefined;
    this.projections = new PostgresProjections({
      reading: (work) => this.#look((client, { id }) => work(new ProjectionRows(client, id))),
      writing: async (work) => {
        this.#checkWritable();
        return this.#look((client, { id }) => work(new ProjectionRows(client, id)), writingFaultOf);
      },
    });
  }

  async append(commit: Commit): Promise<Appended> {
    this.#checkOpen();
    checkCommit(commit);
    this.#checkWritable();
    return this.#appends.add(draft(commit));
  }

  readStream(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return this.#look((client, { id, log }) => ofStream(client, id, log, stream));
  }

  findCommand(commandId: string): Promise<readonly RecordedEvent[]> {
    return this.#look((client, { id, log }) => ofCommands(client, id, log, [key(commandId)]));
  }

  async *read({
    after = 0,
    limit = Number.POSITIVE_INFINITY,
    signal,
  }: ReadOptions = {}): AsyncGenerator<RecordedEvent> {
    let position = Math.max(0, after);
    const end = Math.min(await this.head(), position + limit);
    while (position < end && !signal?.aborted) {
      const until = Math.min(end, position + pageSize);
      const rows = await this.#look((client, { id, log }) => span(client, id, log, position, until));
      for (const row of rows) {
        yield eventIn(row, this.#opened.log);
        if (signal?.aborted) return;
      }
      position = until;
    }
  }

  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent> {
    this.#checkOpen();
    return follow(
      (reading) => this.read(reading),
      async (position, signal) => {
        if (position < this.#recorded) return true;
        this.#connections.listen((payload) => this.#heard(payload));
        return this.#bell.wait(signal, this.#opened.pollInterval);
      },
      options,
    );
  }

  head(): Promise<number> {
    return this.#look((client, { id, log }) => headOf(client, id, log));
  }

  health(): Promise<LogHealth> {
    return healthOf(async () => {
      const { hindrance, ...health } = await this.#look((client, { id }) => healthOn(client, id));
      const { log, readOnly } = this.#opened;
      const why = readOnly ? openedToRead : hindrance;
      return why === undefined
        ? { ...health, writable: true }
        : { ...health, writable: false, fault: unwritable(log, why) };
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#closed = true;
    this.#bell.close();
    await this.#appends.idle();
    await this.#connections.end();
  }

  async #look<Result>(
    question: (client: ClientBase, opened: Opened) => Promise<Result>,
    faultFrom = faultOf,
  ): Promise<Result> {
    this.#checkOpen();
    try {
      return await this.#connections.use((client) => {
        this.#checkOpen();
        return question(client, this.#opened);
      });
    } catch (error) {
      this.#checkOpen();
      throw faultFrom(error, this.#opened.log);
    }
  }

  async #write(group: readonly Draft[]): Promise<PromiseSettledResult<Appended>[]> {
    const { id, log } = this.#opened;
    try {
      const inline = this.#inline;
      const outcomes = await this.#connections.use((client) =>
        inline ? recordInline(client, id, log, group, inline) : recordGroup(client, id, log, group),
      );
      this.#announce(outcomes);
      return outcomes;
    } catch (error) {
      // What undid the group may lie in one commit alone: the others are to come again.
      if (group.length > 1 && !isHeldUp(error)) return this.#write(group.slice(0, 1));
      const reason = writingFaultOf(error, log);
      return group.map(() => ({ status: 'rejected', reason }));
    }
  }

  #announce(outcomes: readonly PromiseSettledResult<Appended>[]): void {
    const last = outcomes.findLast((outcome) => outcome.status === 'fulfilled' && !outcome.value.repeated);
    if (last?.status !== 'fulfilled') return;
    this.#recorded = Math.max(this.#recorded, last.value.events.at(-1)?.position ?? 0);
    this.#bell.ring();
  }

  /** A notification names the log and its head; without one, something may have been missed. */
  #heard(payload = `${this.#opened.id}:0`): void {
    const [id, position] = payload.split(':').map(Number);
    if (id !== this.#opened.id) return;
    this.#recorded = Math.max(this.#recorded, position ?? 0);
    this.#bell.ring();
  }

  #checkWritable(): void {
    const { log, readOnly } = this.#opened;
    if (readOnly) throw unwritable(log, openedToRead);
  }

  #checkOpen(): void {
    if (this.#closed) throw new StatecraftError('log-closed', 'The log is closed; open it again to go on.');
  }
}
