import { type ErrorCode, isFault, StatecraftError } from '@statecraft/core';

/** By SQLSTATE, or by its class of two letters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const meanings: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  '55P03': ['ledger-busy', 'is held by another transaction; try again'],
  '40001': ['ledger-busy', 'was held by another transaction; try again'],
  '40P01': ['ledger-busy', 'was held by another transaction; try again'],
  '42P01': ['ledger-foreign', 'is not laid out as a store of deliveries any more'],
  '42703': ['ledger-foreign', 'is not laid out as a store of deliveries any more'],
  XX001: ['ledger-foreign', 'is damaged; restore it from a copy'],
  XX002: ['ledger-foreign', 'is damaged; restore it from a copy'],
};

/** What went wrong in PostgreSQL or on the way there as a `StatecraftError`; a fault comes back as it is. */
export function faultOf(error: unknown, schema: string): unknown {
  if (isFault(error) || !(error instanceof Error) || error instanceof TypeError) return error;
  const state = sqlState(error);
  const [code, message] = meanings[state ?? ''] ?? ['ledger-unavailable', 'cannot be reached or used'];
  return new StatecraftError(code, `The schema ${schema} ${message} (PostgreSQL: ${error.message || error.name}).`, {
    details: { schema, ...(state && { sqlState: state }) },
    cause: error,
  });
}

/** Whether two transactions got into each other's way, so that one was undone and may be tried at once. */
export function isUndone(error: unknown): boolean {
  return error instanceof Error && ['40001', '40P01'].includes(sqlState(error) ?? '');
}

/** SQLSTATEs have five letters; what Node throws (`ECONNREFUSED`) is of the connection. */
function sqlState(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error ? code : undefined;
}
