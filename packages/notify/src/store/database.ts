/** Statements against a database, within one transaction. Parameters are `$1`, `$2`, ... */
export interface Sql {
  all<Row>(text: string, values?: readonly Value[]): Promise<Row[]>;
  /** Gives how many rows were written. */
  run(text: string, values?: readonly Value[]): Promise<number>;
  /** The strings of a JSON array, for `IN (...)`. */
  strings(parameter: string): string;
  /** The objects of a JSON array as rows, for `FROM ...`: `rows('$1', { key: 'text' })`. */
  rows(parameter: string, columns: Readonly<Record<string, 'text' | 'integer'>>): string;
}

export type Value = string | number | null;

/** A database that holds the tables of `layout.ts`. */
export interface Database {
  /** Does work in one transaction, whole or not at all. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Wipes what deleted rows left behind, as far as the database can. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}
