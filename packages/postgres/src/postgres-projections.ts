import type {
  KeptVersion,
  Loaded,
  ProjectionId,
  ProjectionStep,
  ProjectionStore,
  StoredPage,
  StoredQuery,
} from '@statecraft/core';
import type { ProjectionRows } from './projection-rows.ts';

/** Does work on a connection of a log: to read, or to write. */
export interface Connection {
  reading<Result>(work: (rows: ProjectionRows) => Promise<Result>): Promise<Result>;
  writing<Result>(work: (rows: ProjectionRows) => Promise<Result>): Promise<Result>;
}

/** The projections beside a log, in its database. */
export class PostgresProjections implements ProjectionStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  checkpoint(id: ProjectionId): Promise<number> {
    return this.#connection.reading((rows) => rows.currentCheckpoint(id));
  }

  load(id: ProjectionId, keys: readonly string[]): Promise<Loaded> {
    return this.#connection.reading((rows) => rows.load(id, keys));
  }

  save(id: ProjectionId, step: ProjectionStep): Promise<void> {
    return this.#connection.writing((rows) => rows.save(id, step));
  }

  find(name: string, query: StoredQuery): Promise<StoredPage | undefined> {
    return this.#connection.reading((rows) => rows.find(name, query));
  }

  get(name: string, key: string): Promise<StoredPage | undefined> {
    return this.#connection.reading((rows) => rows.get(name, key));
  }

  tally(name: string, field: string): Promise<ReadonlyMap<string, number> | undefined> {
    return this.#connection.reading((rows) => rows.tally(name, field));
  }

  versions(name: string): Promise<readonly KeptVersion[]> {
    return this.#connection.reading((rows) => rows.versions(name));
  }

  async drop(id: ProjectionId): Promise<void> {
    await this.#connection.writing((rows) => rows.unname(id));
    // In pieces, so that who appends meanwhile need not wait for all of it.
    while (await this.#connection.writing((rows) => rows.sweep()));
  }
}
