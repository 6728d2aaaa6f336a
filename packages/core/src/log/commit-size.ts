import { StatecraftError } from '../errors.ts';

/** The most bytes that the events of a commit may have, as JSON in UTF-8: no message of NATS is larger, and no act comes near. */
export const LARGEST_COMMIT = 64 * 1024 * 1024;

/** Throws `append-too-large` when the texts of a commit's events are more than any log takes. */
export function checkSize(texts: readonly string[]): void {
  const units = texts.reduce((sum, { length }) => sum + length, 0);
  // A unit of UTF-16 has three bytes of UTF-8 at most.
  if (3 * units <= LARGEST_COMMIT) return;
  const encoder = new TextEncoder();
  const bytes = texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
  if (bytes <= LARGEST_COMMIT) return;
  throw new StatecraftError(
    'append-too-large',
    `The commit is ${bytes} bytes long; a log takes ${LARGEST_COMMIT}. Record less at a time, and keep texts beside the log, by their hashes.`,
    { details: { bytes, limit: LARGEST_COMMIT } },
  );
}
