import { sqlStore } from './store/sql-store.ts';
import { SqliteDatabase } from './store/sqlite-database.ts';
import type { Store } from './store/store.ts';

/** How a store in SQLite is kept. */
export interface SqliteStoreOptions {
  /** Milliseconds to wait for another process that holds the file before `ledger-busy`; 5000 unless told. */
  readonly busyTimeout?: number;
}

/**
 * Opens the store of subscriptions, addresses and deliveries in a SQLite file, made if it is missing: a file of its own beside
 * the log's (`kansas-city.notify.db`), or the log's own once the log has made it. `:memory:` keeps nothing.
 *
 * Faults: `ledger-foreign`, `ledger-newer`, `ledger-busy`, `ledger-unavailable`.
 *
 * @example
 * const store = sqliteStore('kansas-city.notify.db');
 */
export function sqliteStore(file: string, { busyTimeout = 5000 }: SqliteStoreOptions = {}): Store {
  return sqlStore(SqliteDatabase.open(file, busyTimeout));
}
