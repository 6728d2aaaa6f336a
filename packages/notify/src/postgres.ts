import type { ClientConfig } from 'pg';
import { PostgresDatabase } from './store/postgres-database.ts';
import { sqlStore } from './store/sql-store.ts';
import type { Store } from './store/store.ts';

/** How a store in PostgreSQL is kept. */
export interface PostgresStoreOptions {
  /** The schema that holds it: one for each jurisdiction; `statecraft_notify` unless told. */
  readonly schema?: string;
}

/**
 * Opens the store of subscriptions, addresses and deliveries in PostgreSQL, by its connection string or the settings that `pg`
 * takes; schema and tables are made if they are missing. Several workers on several machines may share it.
 *
 * Faults: `ledger-foreign`, `ledger-newer`, `ledger-busy`, `ledger-unavailable`.
 *
 * @example
 * const store = await postgresStore('postgres://clerk@db.example/council', { schema: 'kansas_city_notify' });
 */
export async function postgresStore(
  connection: string | ClientConfig,
  { schema = 'statecraft_notify' }: PostgresStoreOptions = {},
): Promise<Store> {
  return sqlStore(await PostgresDatabase.open(connection, schema));
}
