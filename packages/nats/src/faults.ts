import { JetStreamApiError } from '@nats-io/jetstream';
import {
  AuthorizationError,
  ClosedConnectionError,
  ConnectionError,
  DrainingConnectionError,
  InvalidArgumentError,
  NoRespondersError,
  PermissionViolationError,
  RequestError,
  TimeoutError,
  UserAuthenticationExpiredError,
} from '@nats-io/transport-node';
import { type ErrorCode, isFault, StatecraftError } from '@statecraft/core';

/** Error codes of the JetStream API: https://github.com/nats-io/nats-server/blob/main/server/errors.json */
const api = {
  noLeader: 10_009,
  systemUnavailable: 10_008,
  noResources: 10_023,
  noMemory: 10_028,
  noStorage: 10_047,
  messageTooLarge: 10_054,
  nameInUse: 10_058,
  noStream: 10_059,
  otherStream: 10_060,
  subjectsOverlap: 10_065,
  wrongLastSequence: 10_071,
  storeFailed: 10_077,
  sealed: 10_109,
  wrongLastSequenceUnknown: 10_164,
} as const;

const faults: Readonly<Record<number, readonly [code: ErrorCode, message: string]>> = {
  [api.noResources]: ['log-full', 'has no room left on the server; nothing of the append was written'],
  [api.noMemory]: ['log-full', 'has no memory left on the server; nothing of the append was written'],
  [api.noStorage]: ['log-full', 'has no storage left on the server; nothing of the append was written'],
  [api.messageTooLarge]: ['append-too-large', 'takes no message of this size (max_msg_size of its stream)'],
  [api.noStream]: ['log-corrupt', 'is gone from the server; restore its stream from a copy'],
  [api.otherStream]: ['log-foreign', 'has lost its subject to another stream'],
  [api.subjectsOverlap]: ['log-foreign', 'cannot be made: another stream keeps its subject'],
  [api.sealed]: ['log-read-only', 'is sealed'],
};

/** What went wrong in NATS as a `StatecraftError`; anything else comes back as it is. */
export function faultOf(error: unknown, log: string): unknown {
  if (!(error instanceof Error) || isFault(error)) return error;
  const [code, message] = judge(error);
  if (code === undefined) return error;
  return new StatecraftError(code, `The log ${log} ${message} (NATS: ${error.message}).`, {
    details: error instanceof JetStreamApiError ? { log, jetstream: error.code } : { log },
    cause: error,
  });
}

function judge(error: Error): readonly [code: ErrorCode | undefined, message: string] {
  const denied = permissionIn(error);
  if (denied?.operation === 'publish' && !denied.subject.startsWith('$JS.')) {
    return ['log-read-only', 'may be read here but not written'];
  }
  if (error instanceof JetStreamApiError) {
    // What the store says is passed on as text: a limit of the stream, or what the disk had to say.
    if (error.code === api.storeFailed && /maximum|no space/.test(error.message)) return faults[api.noStorage] as never;
    return faults[error.code] ?? ['log-unavailable', 'cannot be used'];
  }
  if (error instanceof InvalidArgumentError) {
    return ['append-too-large', 'is kept on a server that takes no message of this size (max_payload)'];
  }
  if (isUnreachable(error) || error instanceof ClosedConnectionError || denied || isUnauthorized(error)) {
    return ['log-unavailable', 'cannot be reached; look at the server, its address and the rights of this user'];
  }
  if (/^(Nats|JetStream|Protocol|Invalid)/.test(error.name)) return ['log-unavailable', 'cannot be used'];
  return [undefined, ''];
}

/** Whether the server could not be asked, or its answer was lost: the same question may be answered in a moment. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.code === api.noLeader || error.code === api.systemUnavailable;
  if (!(error instanceof Error) || permissionIn(error)) return false;
  return (
    error instanceof TimeoutError ||
    error instanceof ConnectionError ||
    error instanceof RequestError ||
    error instanceof NoRespondersError ||
    // Nobody answers for the stream while its servers choose a leader, or none of them has JetStream.
    error.name === 'JetStreamNotEnabled'
  );
}

/** Whether an error says that what was sent is not on record: nothing arrived, or it was refused. */
export function isUnsent(error: unknown): boolean {
  if (error instanceof JetStreamApiError || isOver(error)) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'JetStreamNotEnabled' || error.message === notConnected || permissionIn(error) !== undefined;
}

/** What an error says that was thrown before anything was sent. */
export const notConnected = 'not connected';

/** Whether the connection is over for good. */
export function isOver(error: unknown): boolean {
  return error instanceof ClosedConnectionError || error instanceof DrainingConnectionError;
}

/** Whether somebody else's message stands where this one was to go. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    (error.code === api.wrongLastSequence || error.code === api.wrongLastSequenceUnknown)
  );
}

/** The sequence of the last message, as a conflict says it; 0 when it does not. */
export function lastSequenceIn(conflict: unknown): number {
  return Number(/(\d+)$/.exec((conflict as Error).message)?.[1] ?? 0);
}

export function isMissingStream(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === api.noStream;
}

/** Whether somebody else made the stream a moment earlier. */
export function isNameInUse(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === api.nameInUse;
}

/** The append's outcome is not known: it may be on record, or come to be. */
export function unanswered(log: string, timeout: number, cause: unknown): StatecraftError {
  return new StatecraftError(
    'log-unavailable',
    `The server of the log ${log} gave no answer within ${timeout} ms; whether the append is on record is not known. Append again with the same commandIds.`,
    { details: { log, recorded: 'unknown' }, cause },
  );
}

/** The fault that nothing can be recorded in a log that can be read, and why. */
export function readOnlyLog(log: string, why: string): StatecraftError {
  return new StatecraftError('log-read-only', `The log ${log} ${why}.`, { details: { log } });
}

/** Other writers were faster, each time. */
export function outrun(log: string, timeout: number): StatecraftError {
  return new StatecraftError(
    'log-busy',
    `Other writers of the log ${log} were faster for ${timeout} ms; nothing of the append was written. Try again, or give a longer timeout.`,
    { details: { log } },
  );
}

/** The commit does not fit in one message. */
export function tooLarge(log: string, bytes: number, limit: number): StatecraftError {
  return new StatecraftError(
    'append-too-large',
    `The commit is ${bytes} bytes long; the server of the log ${log} takes ${limit}. Record less at a time, or raise max_payload.`,
    { details: { log, bytes, limit } },
  );
}

/** The stream is there, but it is not one that this library keeps. */
export function foreign(log: string, what: string): StatecraftError {
  return new StatecraftError(
    'log-foreign',
    `The stream of ${log} is not a Statecraft log: ${what}. It was left as it is.`,
    {
      details: { log },
    },
  );
}

/** A message was written by a library that knows more than this one. */
export function newer(log: string, found: string, known: string): StatecraftError {
  return new StatecraftError(
    'log-newer',
    `The log ${log} has layout ${found}; this version of @statecraft/nats knows layout ${known}. Update it.`,
    { details: { log, found, known } },
  );
}

/** What a message holds is not what its place in the log asks for. */
export function damaged(log: string, sequence: number, what: string, cause?: unknown): StatecraftError {
  return new StatecraftError('log-corrupt', `The log ${log} is damaged at message ${sequence}: ${what}.`, {
    details: { log, sequence },
    cause,
  });
}

/** The server has less than it had, or something else: acknowledged acts are gone. */
export function lost(log: string, what: string): StatecraftError {
  return new StatecraftError(
    'log-corrupt',
    `The server has lost acts of the log ${log} that it had acknowledged: ${what}. Stop writing and restore a copy.`,
    { details: { log } },
  );
}

function permissionIn(error: Error): PermissionViolationError | undefined {
  if (error instanceof PermissionViolationError) return error;
  return error.cause instanceof Error ? permissionIn(error.cause) : undefined;
}

function isUnauthorized(error: Error): boolean {
  return error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError;
}
