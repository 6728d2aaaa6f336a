/** How often and how soon a message is tried again. */
export interface Backoff {
  /** How many attempts there are in all. */
  readonly attempts: number;
  /** Milliseconds before the second attempt. */
  readonly first: number;
  /** How many times longer each next wait is. */
  readonly factor: number;
  /** The longest wait, in milliseconds. */
  readonly longest: number;
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Ten attempts over about two days: after 5 s, 20 s, 80 s, 5 min, 21 min, 85 min, 6 h, 12 h and 12 h. */
export const usualBackoff: Backoff = { attempts: 10, first: 5 * SECOND, factor: 4, longest: 12 * HOUR };

/**
 * Milliseconds to wait after a number of failed attempts, by chance between half of the wait and all of it; `undefined` after the last.
 *
 * @param asked how long the other side asked to be left alone; it is heard up to the longest wait
 * @param random a number from 0 up to 1
 */
export function waitAfter(failed: number, backoff: Backoff, random: number, asked = 0): number | undefined {
  if (failed >= backoff.attempts) return undefined;
  const whole = Math.min(backoff.longest, backoff.first * backoff.factor ** (failed - 1));
  return Math.round(Math.max(whole * (0.5 + random / 2), Math.min(asked, backoff.longest)));
}
