import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import {
  type Appended,
  Bell,
  type Commit,
  checkCommit,
  type DraftedCommit,
  draftCommit,
  follow,
  GroupCommit,
  healthOf,
  type InCommit,
  InlineProjections,
  isFault,
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
import { EventTable } from './event-table.ts';
import { faultOf, isBusy } from './faults.ts';
import { healthOn, tryToGrow, tryToWrite } from './health.ts';
import { openFile } from './open-file.ts';
import { patiently } from './patience.ts';
import { ProjectionTables } from './projection-tables.ts';
import { recordGroup } from './record-group.ts';
import { SqliteProjections } from './sqlite-projections.ts';
import { inTransaction } from './transaction.ts';

/** How a log in an SQLite file is kept. */
export interface SqliteLogOptions {
  /** Milliseconds to wait for another process that writes before `log-busy`; 5000 unless told. */
  readonly busyTimeout?: number;
  /** Milliseconds within which a subscriber notices what another process wrote; 200 unless told. */
  readonly pollInterval?: number;
  /** Open an existing log to read only; an append then throws `log-read-only`. */
  readonly readOnly?: boolean;
  /** Projections kept in the very transaction of every append. */
  readonly inline?: readonly Projection[];
}

/** Events read at a time. Between two pages no transaction is open and the event loop turns. */
const pageSize = 256;

/**
 * Opens the log in an SQLite file, made if it is missing; `:memory:` gives one that dies with the process.
 *
 * An append is durable once its promise settles (WAL, `synchronous=FULL`). Appends of the same turn of the event loop share
 * one transaction. Several processes may have the same file open, on one machine and a local disk.
 *
 * Faults of opening are thrown here: `log-foreign`, `log-newer`, `log-corrupt`, `log-unavailable`, `log-busy`, `log-read-only`, `log-full`.
 *
 * @example
 * const log = sqliteLog('kansas-city.db');
 * for await (const event of log.read()) console.log(event.position, event.type);
 * await log.close();
 */
export function sqliteLog(
  file: string,
  { busyTimeout = 5000, pollInterval = 200, readOnly = false, inline = [] }: SqliteLogOptions = {},
): ProjectingLog {
  const database = openFile(file, { busyTimeout, readOnly });
  try {
    return new SqliteLog(database, { file, busyTimeout, pollInterval, inline });
  } catch (error) {
    database.close();
    throw faultOf(error, file);
  }
}

/** The log on a connection that `openFile` made. */
export class SqliteLog implements ProjectingLog {
  readonly projections: ProjectionStore;
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #busyTimeout: number;
  readonly #pollInterval: number;
  readonly #table: EventTable;
  readonly #tables: ProjectionTables;
  readonly #inCommit: InCommit | undefined;
  readonly #appends: GroupCommit<DraftedCommit, Appended>;
  readonly #bell = new Bell();
  /** The last position this process recorded: a subscriber behind it need not wait. */
  #recorded = 0;
  /** Whether the last append found no room. */
  #full = false;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor(
    database: DatabaseSync,
    { file, busyTimeout, pollInterval, inline }: Required<Omit<SqliteLogOptions, 'readOnly'>> & { file: string },
  ) {
    this.#database = database;
    this.#file = file;
    this.#busyTimeout = busyTimeout;
    this.#pollInterval = pollInterval;
    this.#table = new EventTable(database, file);
    this.#appends = new GroupCommit((group) => this.#write(group), turn);
    this.#tables = new ProjectionTables(database);
    if (inline.length > 0) {
      const projections = new InlineProjections(inline);
      this.#inCommit = (growing) => projections.follow(growing, this.#tables);
    }
    this.projections = new SqliteProjections(this.#tables, {
      reading: (work) => this.#look(() => inTransaction(database, 'BEGIN', work)),
      writing: (work) =>
        this.#look(() => {
          this.#tables.create();
          return inTransaction(database, 'BEGIN IMMEDIATE', work);
        }),
    });
  }

  async append(commit: Commit): Promise<Appended> {
    this.#checkOpen();
    checkCommit(commit);
    return this.#appends.add(draftCommit(commit));
  }

  readStream(stream: StreamId): Promise<readonly RecordedEvent[]> {
    return this.#look(() => this.#table.ofStream(stream));
  }

  findCommand(commandId: string): Promise<readonly RecordedEvent[]> {
    return this.#look(() => this.#table.ofCommand(commandId));
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
      for (const row of await this.#look(() => this.#table.span(position, until))) {
        yield this.#table.eventIn(row);
        if (signal?.aborted) return;
      }
      position = until;
      await turn();
    }
  }

  subscribe(options?: SubscribeOptions): AsyncIterable<RecordedEvent> {
    this.#checkOpen();
    return follow(
      (reading) => this.read(reading),
      async (position, signal) => position < this.#recorded || this.#bell.wait(signal, this.#pollInterval),
      options,
    );
  }

  head(): Promise<number> {
    return this.#look(() => this.#table.tail().position);
  }

  health(): Promise<LogHealth> {
    return healthOf(async () => {
      const health = await this.#look(() => healthOn(this.#database, this.#table.tail().position));
      // A disk that is full still takes what needs no room: only where it was found full is some really taken.
      const tryTo = this.#full ? tryToGrow : tryToWrite;
      const { fault } = await healthOf(() => this.#look(() => tryTo(this.#database)).then(() => health));
      return fault ? { ...health, writable: false, fault } : health;
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
    this.#database.close();
  }

  /** Does something that may have to wait for another process, patiently. */
  async #look<Result>(question: () => Result): Promise<Result> {
    try {
      return await patiently(() => {
        this.#checkOpen();
        return question();
      }, this.#busyTimeout);
    } catch (error) {
      throw faultOf(error, this.#file);
    }
  }

  async #write(group: readonly DraftedCommit[]): Promise<PromiseSettledResult<Appended>[]> {
    try {
      const outcomes = await patiently(() => {
        if (this.#inCommit) this.#tables.create();
        return recordGroup(this.#database, this.#table, group, this.#inCommit);
      }, this.#busyTimeout);
      this.#full = false;
      this.#announce(outcomes);
      return outcomes;
    } catch (error) {
      // What undid the group may lie in one commit alone, too large for the room that is left: the others are to come again.
      if (group.length > 1 && !isBusy(error)) return this.#write(group.slice(0, 1));
      const reason = faultOf(error, this.#file);
      this.#full = isFault(reason, 'log-full');
      return group.map(() => ({ status: 'rejected', reason }));
    }
  }

  #announce(outcomes: readonly PromiseSettledResult<Appended>[]): void {
    const last = outcomes.findLast((outcome) => outcome.status === 'fulfilled' && !outcome.value.repeated);
    if (last?.status !== 'fulfilled') return;
    this.#recorded = last.value.events.at(-1)?.position ?? this.#recorded;
    this.#bell.ring();
  }

  #checkOpen(): void {
    if (this.#closed) throw new StatecraftError('log-closed', 'The log is closed; open it again to go on.');
  }
}
