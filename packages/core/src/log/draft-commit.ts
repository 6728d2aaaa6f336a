import { StatecraftError } from '../errors.ts';
import type { RecordedEvent, UnrecordedEvent } from './event.ts';
import type { Commit } from './event-log.ts';

/** The most bytes that the events of a commit may have, as JSON in UTF-8: no message of NATS is larger, and no act comes near. */
export const LARGEST_COMMIT = 64 * 1024 * 1024;

/** A commit on its way into a log, with the texts of its events, made when it was handed over. */
export interface DraftedCommit {
  readonly commit: Commit;
  readonly drafts: readonly Draft[];
}

/** An event on its way into a log: only its place is missing. */
export interface Draft {
  readonly event: UnrecordedEvent;
  /** The event as JSON, without position, version and `at`. */
  readonly text: string;
}

/** The place an event gets. */
export type EventPlace = Pick<RecordedEvent, 'position' | 'version' | 'at'>;

/** Makes the texts of a commit. Throws `append-invalid` for one that JSON cannot say, and `append-too-large`. */
export function draftCommit(commit: Commit): DraftedCommit {
  const drafts = commit.events.map(draft);
  checkSize(drafts);
  return { commit, drafts };
}

/** The text of an event in its place. */
export function textInPlace({ text }: Draft, { position, version, at }: EventPlace): string {
  return `{"position":${position},"version":${version},"at":${JSON.stringify(at)},${text.slice(1)}`;
}

function draft(event: UnrecordedEvent): Draft {
  // An event copied from another log brings its place there along.
  const { at, position, version, ...rest } = event as RecordedEvent;
  try {
    return { event, text: JSON.stringify(rest) };
  } catch (error) {
    throw unwritable(event, error);
  }
}

/** The fault of an event that no log can write. */
export function unwritable({ id }: UnrecordedEvent, cause: unknown): StatecraftError {
  return new StatecraftError('append-invalid', `The event ${id} cannot be written as JSON.`, {
    details: { id },
    cause,
  });
}

/** Throws `append-too-large` when the events of a commit are more than any log takes. */
function checkSize(drafts: readonly Draft[]): void {
  const units = drafts.reduce((sum, { text }) => sum + text.length, 0);
  // A unit of UTF-16 has three bytes of UTF-8 at most.
  if (3 * units <= LARGEST_COMMIT) return;
  const encoder = new TextEncoder();
  const bytes = drafts.reduce((sum, { text }) => sum + encoder.encode(text).length, 0);
  if (bytes <= LARGEST_COMMIT) return;
  throw new StatecraftError(
    'append-too-large',
    `The commit is ${bytes} bytes long; a log takes ${LARGEST_COMMIT}. Record less at a time, and keep texts beside the log, by their hashes.`,
    { details: { bytes, limit: LARGEST_COMMIT } },
  );
}
