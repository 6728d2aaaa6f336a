import { type ErrorCode, StatecraftError } from '@statecraft/core';

/** Primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const sqlite = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  protocol: 15,
  constraint: 19,
  notADatabase: 26,
} as const;

/** Extended result codes that mean something else than their primary code. */
const extended = {
  /** The shared-memory file beside the log could not grow. */
  shmSize: 4874,
  /** The file system itself reports damage. */
  corruptFileSystem: 8458,
} as const;

const faults: Readonly<Record<number, readonly [code: ErrorCode, message: string]>> = {
  [sqlite.error]: ['log-corrupt', 'is not laid out as a log any more; restore it from a copy'],
  [sqlite.busy]: ['log-busy', 'is held by another process; try again, or give a longer busyTimeout'],
  [sqlite.locked]: ['log-busy', 'is held by another connection; try again, or give a longer busyTimeout'],
  [sqlite.protocol]: ['log-busy', 'is held by another process; try again, or give a longer busyTimeout'],
  [sqlite.readOnly]: ['log-read-only', 'may be read here but not written'],
  [sqlite.corrupt]: ['log-corrupt', 'is damaged; restore it from a copy'],
  [sqlite.notADatabase]: ['log-corrupt', 'is damaged; restore it from a copy'],
  [sqlite.constraint]: [
    'log-corrupt',
    'contradicts itself: an event was refused that should have had a place; restore it from a copy',
  ],
  [sqlite.full]: ['log-full', 'has no room left to grow; nothing of the append was written'],
  [sqlite.cantOpen]: ['log-unavailable', 'cannot be opened; look at the path and the rights on file and folder'],
  [extended.shmSize]: [
    'log-full',
    'has no room left for the shared memory beside it; nothing of the append was written',
  ],
  [extended.corruptFileSystem]: ['log-corrupt', 'lies on a damaged file system; restore it from a copy'],
};

interface SqliteError extends Error {
  readonly errcode: number;
}

/** What went wrong in SQLite as a `StatecraftError`; anything else comes back as it is. */
export function faultOf(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  const [code, message] = faults[error.errcode] ?? faults[primary(error)] ?? ['log-unavailable', 'cannot be used'];
  return new StatecraftError(code, `${file} ${message} (SQLite: ${error.message}).`, {
    details: { file, sqlite: error.errcode },
    cause: error,
  });
}

/** Whether somebody else holds the file, so that the same work may go through in a moment. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && ([sqlite.busy, sqlite.locked, sqlite.protocol] as number[]).includes(primary(error));
}

/** Whether SQLite does not know the file for one of its own. */
export function isNotADatabase(error: unknown): boolean {
  return isSqliteError(error) && primary(error) === sqlite.notADatabase;
}

/** The file is a database, or something else, but not a log of ours. */
export function foreign(file: string, what: string, cause?: unknown): StatecraftError {
  return new StatecraftError('log-foreign', `${file} is not a Statecraft log: ${what}. It was left as it is.`, {
    details: { file },
    cause,
  });
}

/** The file was written by a library that knows more than this one. */
export function newer(file: string, found: number, known: number): StatecraftError {
  return new StatecraftError(
    'log-newer',
    `${file} has layout ${found}; this version of @statecraft/sqlite knows layouts up to ${known}. Update it.`,
    {
      details: { file, found, known },
    },
  );
}

/** A row is missing, or is not what stands in its place. */
export function damaged(file: string, position: number, cause?: unknown): StatecraftError {
  return new StatecraftError('log-corrupt', `${file} is damaged at position ${position}; restore it from a copy.`, {
    details: { file, position },
    cause,
  });
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR';
}

function primary({ errcode }: SqliteError): number {
  return errcode & 0xff;
}
