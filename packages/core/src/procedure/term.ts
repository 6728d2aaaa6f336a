import { z } from 'zod';
import { addDays, type LegalDate } from '../calendar/legal-date.ts';
import { lastDayOf, period, sayPeriod } from '../calendar/period.ts';
import { type Bodies, nextMeetingDay } from './bodies.ts';

/** Schema of a time set by law: a period of days, or the council's first meeting held not less than so many days later. */
export const term = z.union([period, z.strictObject({ firstMeetingNotWithin: z.int().min(0) })]);
export type Term = z.output<typeof term>;

/** The last day of a term that begins on `from`; `undefined` where no meeting that would end it is known. */
export function endOf(term: Term, from: LegalDate, bodies: Bodies): LegalDate | undefined {
  if ('days' in term) return lastDayOf(term, from, bodies.closedDays);
  return nextMeetingDay(bodies, bodies.council, addDays(from, term.firstMeetingNotWithin - 1));
}

/** A term in words. */
export function sayTerm(term: Term): string {
  return 'days' in term
    ? sayPeriod(term)
    : `the first council meeting held not less than ${term.firstMeetingNotWithin} days`;
}
