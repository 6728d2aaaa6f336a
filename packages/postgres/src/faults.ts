import { type ErrorCode, isFault, StatecraftError } from '@statecraft/core';

type Meaning = readonly [code: ErrorCode, message: string];

const unreachable: Meaning = ['log-unavailable', 'cannot be reached; look at the address and the server'];
const busy: Meaning = ['log-busy', 'is held by another transaction; try again, or give a longer lockTimeout'];
const full: Meaning = ['log-full', 'has no room left to grow; nothing of the append was written'];
const damaged: Meaning = ['log-corrupt', 'is damaged; restore it from a copy'];
const notLaidOut: Meaning = ['log-corrupt', 'is not laid out as a log any more; restore it from a copy'];
const unsayable: Meaning = ['append-invalid', 'was given something PostgreSQL cannot keep'];

/** By SQLSTATE, or by its class of two letters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const meanings: Readonly<Record<string, Meaning>> = {
  '08': unreachable,
  '57P01': unreachable,
  '57P02': unreachable,
  '57P03': unreachable,
  '57P05': unreachable,
  '53300': ['log-unavailable', 'is on a server that takes no more connections'],
  '28': ['log-unavailable', 'refuses the user or the password'],
  '3D000': ['log-unavailable', 'is in a database that does not exist'],
  '42501': ['log-unavailable', 'may not be used by this role'],
  '25006': ['log-read-only', 'may be read here but not written'],
  '55P03': busy,
  '40001': busy,
  '40P01': busy,
  '53': full,
  XX001: damaged,
  XX002: damaged,
  '23': [
    'log-corrupt',
    'contradicts itself: an event was refused that should have had a place; restore it from a copy',
  ],
  '42P01': notLaidOut,
  '42703': notLaidOut,
  '42883': notLaidOut,
  '3F000': notLaidOut,
  P0002: notLaidOut,
  '22': unsayable,
  '54': unsayable,
};

const severedStates: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '57P05', '53300']);

const severedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** What the driver itself says of a lost connection; it gives no code. */
const severedWords = /^(Connection terminated|Client (was closed|has encountered)|timeout e|Query read timeout)/;

/** What went wrong in PostgreSQL or on the way there as a `StatecraftError`; a fault comes back as it is. */
export function faultOf(error: unknown, log: string): unknown {
  if (isFault(error) || !(error instanceof Error) || error instanceof TypeError) return error;
  const state = sqlState(error);
  const [code, message] = meanings[state ?? '08'] ??
    meanings[state?.slice(0, 2) ?? ''] ?? ['log-unavailable' as const, 'cannot be used'];
  return new StatecraftError(code, `The log ${log} ${message} (PostgreSQL: ${reasonOf(error)}).`, {
    details: { log, ...(state && { sqlState: state }) },
    cause: error,
  });
}

/** As `faultOf`, for what writes: a role without the right to is one that may only read. */
export function writingFaultOf(error: unknown, log: string): unknown {
  if (!(error instanceof Error) || sqlState(error) !== '42501') return faultOf(error, log);
  return unwritable(log, 'may be read by this role but not written', { sqlState: '42501' }, error);
}

/** The fault that nothing can be recorded in a log that can be read, and why. */
export function unwritable(log: string, why: string, details: object = {}, cause?: Error): StatecraftError {
  return new StatecraftError('log-read-only', `The log ${log} ${why}.`, { details: { log, ...details }, cause });
}

/** Whether the tables are missing, or others than ours. */
export function isNotLaidOut(error: unknown): boolean {
  return error instanceof Error && meanings[sqlState(error) ?? ''] === notLaidOut;
}

/** Whether the connection is gone, or could not be had for now: the same work may go through on a new one. */
export function isSevered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== undefined) return state.startsWith('08') || severedStates.has(state);
  return severedWords.test(error.message) || severedCodes.has(String((error as { code?: unknown }).code));
}

/** Whether two transactions got into each other's way, so that one was undone and may be tried at once. */
export function isUndone(error: unknown): boolean {
  return error instanceof Error && ['40001', '40P01'].includes(sqlState(error) ?? '');
}

/** Whether the group as a whole was held up, not something in one of its commits. */
export function isHeldUp(error: unknown): boolean {
  return isSevered(error) || isUndone(error) || (error instanceof Error && sqlState(error) === '55P03');
}

/** SQLSTATEs have five letters; what Node throws (`ECONNREFUSED`) and the driver (no code at all) are of the connection. */
function sqlState(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error ? code : undefined;
}

function reasonOf(error: Error): string {
  const { message, code } = error as Error & { code?: string };
  return message || code || error.name;
}

/** The schema is there and holds no log of ours. */
export function foreign(log: string): StatecraftError {
  return new StatecraftError(
    'log-foreign',
    `The schema statecraft of the database is not a Statecraft log's. It was left as it is.`,
    { details: { log } },
  );
}

/** The tables were laid out by a library that knows more than this one. */
export function newer(log: string, found: number, known: number): StatecraftError {
  return new StatecraftError(
    'log-newer',
    `The database has layout ${found}; this version of @statecraft/postgres knows layouts up to ${known}. Update it.`,
    { details: { log, found, known } },
  );
}

/** The tables were laid out by a library that knew less than this one, and may not be brought up. */
export function older(log: string, found: number, known: number): StatecraftError {
  return new StatecraftError(
    'log-unavailable',
    `The database has layout ${found}; this version of @statecraft/postgres brings it to layout ${known} when a log of it is opened for writing. Do that first.`,
    { details: { log, found, known } },
  );
}

/** There is no log and none may be made. */
export function missing(log: string): StatecraftError {
  return new StatecraftError('log-unavailable', `The database holds no log ${log} yet; open it for writing first.`, {
    details: { log },
  });
}

/** An event is missing, or cannot be read. */
export function broken(log: string, position: number, cause?: unknown): StatecraftError {
  return new StatecraftError(
    'log-corrupt',
    `The log ${log} is damaged at position ${position}; restore it from a copy.`,
    {
      details: { log, position },
      cause,
    },
  );
}
