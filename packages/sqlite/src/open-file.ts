import { DatabaseSync } from 'node:sqlite';
import { StatecraftError } from '@statecraft/core';
import { faultOf, foreign, isNotADatabase, newer } from './faults.ts';
import { patientlyAtOnce } from './patience.ts';
import { pragma } from './pragma.ts';
import { applicationId, schema, schemaVersion } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** How a file is opened. */
export interface OpenOptions {
  readonly busyTimeout: number;
  readonly readOnly: boolean;
}

/**
 * Opens a log's file, made if it is missing, and readies the connection: WAL, `synchronous=FULL`.
 *
 * A file that is not ours is left as it is. Several processes may open a new file at the same time: one of them makes the log.
 *
 * Faults: `log-foreign`, `log-newer`, `log-corrupt`, `log-busy`, `log-read-only`, `log-full`, `log-unavailable`.
 */
export function openFile(file: string, { busyTimeout, readOnly }: OpenOptions): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly });
    const opened = database;
    patientlyAtOnce(() => ready(opened, file, readOnly), busyTimeout);
    return opened;
  } catch (error) {
    database?.close();
    throw isNotADatabase(error)
      ? foreign(file, 'SQLite cannot read it, or its header is damaged', error)
      : faultOf(error, file);
  }
}

function ready(database: DatabaseSync, file: string, readOnly: boolean): void {
  const fresh = isFresh(database, file);
  if (readOnly) {
    if (fresh)
      throw new StatecraftError('log-unavailable', `${file} holds no log yet; open it for writing first.`, {
        details: { file },
      });
    return;
  }
  const mode = pragma(database, 'journal_mode = WAL');
  if (mode !== 'wal' && mode !== 'memory') {
    throw new StatecraftError(
      'log-unavailable',
      `${file} lies where SQLite cannot keep a write-ahead log; put it on a local disk.`,
      { details: { file, mode } },
    );
  }
  // On macOS only a full fsync reaches the disk; elsewhere the pragma does nothing.
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  if (fresh) create(database, file);
}

function create(database: DatabaseSync, file: string): void {
  inTransaction(database, 'BEGIN IMMEDIATE', () => {
    if (isFresh(database, file)) database.exec(schema);
  });
}

/** Whether the file holds nothing at all; throws unless that, or a log we can read. */
function isFresh(database: DatabaseSync, file: string): boolean {
  // As they stood together: another process may be making the log between two of them.
  const { id, version, empty } = database.isTransaction
    ? contents(database)
    : inTransaction(database, 'BEGIN', () => contents(database));
  if (id === applicationId && version > schemaVersion) throw newer(file, version, schemaVersion);
  if (id === applicationId && version > 0) return false;
  if (id === 0 && version === 0 && empty) return true;
  throw foreign(file, 'it is a database of another application');
}

function contents(database: DatabaseSync) {
  return {
    id: pragma(database, 'application_id'),
    version: Number(pragma(database, 'user_version')),
    empty: database.prepare('SELECT count(*) = 0 AS empty FROM sqlite_schema').get()?.empty === 1,
  };
}
