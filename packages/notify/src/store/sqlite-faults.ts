import { type ErrorCode, isFault, StatecraftError } from '@statecraft/core';

/** Primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const faults: Readonly<Record<number, readonly [code: ErrorCode, message: string]>> = {
  5: ['ledger-busy', 'is held by another process; try again'],
  6: ['ledger-busy', 'is held by another connection; try again'],
  15: ['ledger-busy', 'is held by another process; try again'],
  11: ['ledger-foreign', 'is damaged; restore it from a copy'],
  26: ['ledger-foreign', 'is no SQLite database, or is damaged. It was left as it is'],
};

/** What went wrong in SQLite as a `StatecraftError`; anything else comes back as it is. */
export function faultOf(error: unknown, file: string): unknown {
  if (isFault(error) || !isSqliteError(error)) return error;
  const [code, message] = faults[error.errcode & 0xff] ?? [
    'ledger-unavailable',
    'cannot be used as a store of deliveries',
  ];
  return new StatecraftError(code, `${file} ${message} (SQLite: ${error.message}).`, {
    details: { file, sqlite: error.errcode },
    cause: error,
  });
}

/** Whether somebody else holds the file, so that the same work may go through in a moment. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && [5, 6, 15].includes(error.errcode & 0xff);
}

function isSqliteError(error: unknown): error is Error & { errcode: number } {
  return error instanceof Error && (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR';
}
