import { setImmediate as turn } from 'node:timers/promises';
import type {
  KeptVersion,
  Loaded,
  ProjectionId,
  ProjectionStep,
  ProjectionStore,
  StoredPage,
  StoredQuery,
} from '@statecraft/core';
import type { ProjectionTables } from './projection-tables.ts';

/** Does work on a log's connection: in a transaction that reads, or in one that writes. */
export interface Connection {
  reading<Result>(work: () => Result): Promise<Result>;
  writing<Result>(work: () => Result): Promise<Result>;
}

/** The projections beside a log, in its file and on its connection. */
export class SqliteProjections implements ProjectionStore {
  readonly #tables: ProjectionTables;
  readonly #connection: Connection;

  constructor(tables: ProjectionTables, connection: Connection) {
    this.#tables = tables;
    this.#connection = connection;
  }

  checkpoint(id: ProjectionId): Promise<number> {
    return this.#look(0, () => this.#tables.currentCheckpoint(id));
  }

  load(id: ProjectionId, keys: readonly string[]): Promise<Loaded> {
    return this.#look<Loaded>(new Map(), () => this.#tables.load(id, keys));
  }

  save(id: ProjectionId, step: ProjectionStep): Promise<void> {
    return this.#connection.writing(() => this.#tables.save(id, step));
  }

  find(name: string, query: StoredQuery): Promise<StoredPage | undefined> {
    return this.#look(undefined, () => this.#tables.find(name, query));
  }

  get(name: string, key: string): Promise<StoredPage | undefined> {
    return this.#look(undefined, () => this.#tables.get(name, key));
  }

  tally(name: string, field: string): Promise<ReadonlyMap<string, number> | undefined> {
    return this.#look(undefined, () => this.#tables.tally(name, field));
  }

  versions(name: string): Promise<readonly KeptVersion[]> {
    return this.#look<readonly KeptVersion[]>([], () => this.#tables.versions(name));
  }

  async drop(id: ProjectionId): Promise<void> {
    await this.#connection.writing(() => this.#tables.unname(id));
    // In pieces, so that who appends meanwhile need not wait for all of it.
    while (await this.#connection.writing(() => this.#tables.sweep())) await turn();
  }

  /** Looks something up; `otherwise` where the file has kept no projection yet. */
  #look<Result>(otherwise: Result, question: () => Result): Promise<Result> {
    return this.#connection.reading(() => (this.#tables.isThere() ? question() : otherwise));
  }
}
