import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StatecraftError } from '@statecraft/core';
import type { Database, Sql, Value } from './database.ts';
import { layout, layoutVersion } from './layout.ts';
import { faultOf, isBusy } from './sqlite-faults.ts';
import { Turns } from './turns.ts';

/** Marks a file of its own in its header: `STCN` in ASCII. A log's file has the log's own mark and is welcome too. */
const ownMark = 0x53_54_43_4e;
const logMark = 0x53_54_43_54;

/** Work that waits for its turn. */
interface Waiting {
  readonly work: (sql: Sql) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A database in one SQLite file, by a connection of its own. Transactions take turns. */
export class SqliteDatabase implements Database {
  readonly #file: string;
  readonly #busyTimeout: number;
  readonly #database: DatabaseSync;
  readonly #turns = new Turns();
  readonly #statements = new Map<string, StatementSync>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  private constructor(file: string, database: DatabaseSync, busyTimeout: number) {
    this.#file = file;
    this.#database = database;
    this.#busyTimeout = busyTimeout;
  }

  /** Opens the file, made and laid out if it is missing. */
  static open(file: string, busyTimeout: number): SqliteDatabase {
    let database: DatabaseSync | undefined;
    try {
      // SQLite itself waits while opening, which holds the thread: it is done once.
      database = new DatabaseSync(file, { timeout: busyTimeout });
      checkOwner(database, file);
      // What is deleted is overwritten at once: an erased address is in no free page.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
      database.exec('BEGIN IMMEDIATE');
      checkOwner(database, file);
      if (layoutOf(database) === 0) {
        database.exec(layout({ text: 'TEXT', integer: 'INTEGER' }));
        if (pragma(database, 'application_id') === 0) database.exec(`PRAGMA application_id = ${ownMark}`);
      }
      database.exec('COMMIT; PRAGMA busy_timeout = 0');
      return new SqliteDatabase(file, database, busyTimeout);
    } catch (error) {
      database?.close();
      throw faultOf(error, file);
    }
  }

  /** Works that are asked for while others are written share one commit: each whole or not at all, in the order they came. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (this.#waiting.length === 1) this.#turns.take(() => this.#writeWaiting());
    });
  }

  async #writeWaiting(): Promise<void> {
    const group = this.#waiting.splice(0);
    const outcomes: (() => void)[] = [];
    try {
      if (this.#closed) throw closed(this.#file);
      await this.#patiently(() => this.#database.exec('BEGIN IMMEDIATE'));
      for (const { work, resolve, reject } of group) {
        this.#database.exec('SAVEPOINT one');
        try {
          const result = await work(this.#sql);
          this.#database.exec('RELEASE one');
          outcomes.push(() => resolve(result));
        } catch (error) {
          // What broke the transaction itself is everybody's fault.
          if (!this.#database.isTransaction) throw error;
          this.#database.exec('ROLLBACK TO one; RELEASE one');
          outcomes.push(() => reject(faultOf(error, this.#file)));
        }
      }
      await this.#patiently(() => this.#database.exec('COMMIT'));
      for (const tell of outcomes) tell();
    } catch (error) {
      for (const { reject } of group) reject(faultOf(error, this.#file));
    } finally {
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
    }
  }

  /** Moves everything from the write-ahead log into the file and empties it: what was erased stands in neither. */
  wipe(): Promise<void> {
    return this.#turns.take(async () => {
      try {
        await this.#patiently(() => {
          const [busy] = Object.values(this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {});
          if (busy === 1)
            throw Object.assign(new Error('a reader is in the way'), { code: 'ERR_SQLITE_ERROR', errcode: 5 });
        });
      } catch (error) {
        throw faultOf(error, this.#file);
      }
    });
  }

  async close(): Promise<void> {
    await this.#turns.take(async () => {
      if (this.#closed) return;
      this.#closed = true;
      this.#database.close();
    });
  }

  readonly #sql: Sql = {
    all: async <Row>(text: string, values: readonly Value[] = []) => this.#prepared(text).all(named(values)) as Row[],
    run: async (text, values = []) => Number(this.#prepared(text).run(named(values)).changes),
    strings: (parameter) => `SELECT value FROM json_each(${parameter})`,
    rows: (parameter, columns) =>
      `(SELECT ${Object.keys(columns)
        .map((name) => `json_extract(value, '$.${name}') AS ${name}`)
        .join(', ')} FROM json_each(${parameter})) AS r`,
  };

  #prepared(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  /** Does work again while another process holds the file; the event loop turns meanwhile. */
  async #patiently(work: () => void): Promise<void> {
    const end = performance.now() + this.#busyTimeout;
    for (;;) {
      try {
        work();
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() >= end) throw error;
      }
      await sleep(1 + Math.random() * 4);
    }
  }
}

/** Values by the names `$1`, `$2` that statements have for them: as numbers, Node 22 would not bind them. */
function named(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
}

function checkOwner(database: DatabaseSync, file: string): void {
  const mark = pragma(database, 'application_id');
  const occupied = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count !== 0;
  if (mark !== ownMark && mark !== logMark && (mark !== 0 || occupied)) {
    throw new StatecraftError('ledger-foreign', `${file} is a database of another application. It was left as it is.`, {
      details: { file },
    });
  }
  const found = layoutOf(database);
  if (found > layoutVersion) {
    throw new StatecraftError(
      'ledger-newer',
      `${file} has layout ${found} of notices; this version of @statecraft/notify knows layouts up to ${layoutVersion}. Update it.`,
      { details: { file, found, known: layoutVersion } },
    );
  }
}

function layoutOf(database: DatabaseSync): number {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'notify_layout'`).get() !== undefined;
  return isThere ? Number(database.prepare('SELECT version FROM notify_layout').get()?.version ?? 0) : 0;
}

function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function closed(file: string): StatecraftError {
  return new StatecraftError('ledger-unavailable', `${file} was closed; open it again to go on.`, {
    details: { file },
  });
}
