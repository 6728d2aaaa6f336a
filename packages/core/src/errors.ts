/** What is the same of every fault of a code. */
interface Kind {
  /** Whether the same call may go through later. */
  readonly retryable: boolean;
}
const passing: Kind = { retryable: true };
const lasting: Kind = { retryable: false };

/**
 * Every fault Statecraft throws, by its stable code, with whether trying again can help.
 * A command that the law refuses is not a fault: see `Rejection`.
 */
export const errorCodes = {
  /** A stream was not at the version, or in the state, that the append expected. */
  'version-conflict': passing,
  /** A `commandId` came again with other content than it was first recorded with. */
  'command-reused': lasting,
  /** An append names no event, or its events cannot stand together. */
  'append-invalid': lasting,
  /** A commit is larger than the log can take in one piece. */
  'append-too-large': lasting,
  /** The log was closed before or during the call. */
  'log-closed': lasting,
  /** Another process held the log for longer than this one was willing to wait. */
  'log-busy': passing,
  /** There is no room left where the log is kept; nothing of the append was written. */
  'log-full': passing,
  /** The log may be read here but not written. */
  'log-read-only': lasting,
  /** What the log is kept in is damaged. */
  'log-corrupt': lasting,
  /** What should hold the log holds something else. */
  'log-foreign': lasting,
  /** The log was written by a newer version of the library. */
  'log-newer': lasting,
  /** The log cannot be reached or opened. */
  'log-unavailable': passing,
  /** A copy of a log was to go on in one that holds something else. */
  'copy-differs': lasting,
  /** A recorded event has a type or schema version that this library does not know. */
  'event-unknown': lasting,
  /** A procedure's data contradicts itself or is not of the procedure's form. */
  'procedure-invalid': lasting,
  /** A vocabulary is not of the form of one. */
  'vocabulary-invalid': lasting,
  /** A procedure uses a vocabulary, or a version of one, that was not given. */
  'vocabulary-unknown': lasting,
  /** A procedure, edition or version was asked for that the engine was not given. */
  'procedure-unknown': lasting,
  /** A question was asked of a day or an instant that is none. */
  'query-invalid': lasting,
  /** The store of subscriptions and deliveries cannot be reached or opened. */
  'ledger-unavailable': passing,
  /** Another process held the store of deliveries for longer than this one was willing to wait. */
  'ledger-busy': passing,
  /** What should hold the store of deliveries holds something else, or is damaged. */
  'ledger-foreign': lasting,
  /** The store of deliveries was laid out by a newer version of the library. */
  'ledger-newer': lasting,
  /** A template of a notice names what there is not, or cannot be read. */
  'template-invalid': lasting,
  /** A subscription was made for a channel that the notifier was not given. */
  'channel-unknown': lasting,
  /** A projection's definition, or what it is to be found by, cannot be kept. */
  'projection-invalid': lasting,
  /** A projection's fold fails on an event; it stays before it. */
  'projection-failed': lasting,
  /** A projection has been brought on meanwhile, by somebody else. */
  'projection-conflict': passing,
  /** A newer version of the projection serves. */
  'projection-superseded': lasting,
  /** No version of the projection has caught up with the log yet. */
  'projection-unready': passing,
} as const;

/** The code of a fault; each stands in `docs/errors.md`. */
export type ErrorCode = keyof typeof errorCodes;

/** What a fault carries besides its message. */
export interface FaultDetails {
  /** The values needed to act on the fault: a version conflict's stream, expected and actual version. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A fault: something that went wrong outside the law.
 *
 * Tell faults apart by `code`, never by message or class; `retryable` says whether the same call may go through later.
 */
export class StatecraftError extends Error {
  override readonly name = 'StatecraftError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, { details = {}, cause }: FaultDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = errorCodes[code].retryable;
    this.details = details;
  }
}

/** Whether `fault` is a `StatecraftError`, and of `code` if one is given; works across copies of the library. */
export function isFault(fault: unknown, code?: ErrorCode): fault is StatecraftError {
  return (
    fault instanceof Error &&
    fault.name === 'StatecraftError' &&
    (code === undefined || (fault as StatecraftError).code === code)
  );
}
