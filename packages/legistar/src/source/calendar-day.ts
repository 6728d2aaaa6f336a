import { type LegalDate, legalDate } from '@statecraft/core';

const NULL_YEAR = '0001';
const known = new Map<string, LegalDate | undefined>();

/**
 * The day of a time as sources write it: `2018-01-16T11:00:00Z`, where the `Z` is false and the time is the clock's on the wall.
 *
 * Absent for what is no day, and for the year 1, by which sources say that there is none.
 */
export function dayOf(time: unknown): LegalDate | undefined {
  if (typeof time !== 'string') return undefined;
  const day = time.slice(0, 10);
  // The days of a record are few and come again and again.
  if (known.has(day)) return known.get(day);
  const parsed = day.startsWith(NULL_YEAR) ? undefined : legalDate.safeParse(day).data;
  known.set(day, parsed);
  return parsed;
}
