import { isFault } from '@statecraft/core';
import { HTTPException } from 'hono/http-exception';
import { Problem } from './problem.ts';

/** Said of a record that has no room: it does not pass by itself. */
export const noRoom =
  'There is no room left where the record is kept. Nothing was recorded, and nothing will be until whoever runs the service has made room.';

/** The problem that something thrown comes to. What is not foreseen says nothing of itself to the outside. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HTTPException) {
    if (thrown.status === 413)
      return new Problem('too-large', { detail: 'The body is larger than the service takes.' });
    if (thrown.status === 504)
      return new Problem('took-too-long', {
        detail:
          'The answer was not there in time. An act may be on record all the same: hand it in again under the same Idempotency-Key.',
      });
  }
  if (isFault(thrown)) {
    if (thrown.code === 'query-invalid') return new Problem('not-well-formed', { detail: thrown.message });
    if (thrown.code === 'append-too-large') return new Problem('too-large', { detail: thrown.message });
    if (thrown.code === 'log-full') return new Problem('unavailable', { detail: noRoom, cause: thrown });
    if (thrown.retryable || thrown.code === 'log-closed' || thrown.code === 'log-read-only')
      return new Problem('unavailable', {
        detail: 'The record cannot be reached at the moment. Try again in a little while.',
        headers: { 'retry-after': '5' },
        cause: thrown,
      });
  }
  return new Problem('internal-error', {
    detail: 'It is on the service’s own log, under the id of this request.',
    cause: thrown,
  });
}
