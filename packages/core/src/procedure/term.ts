import { z } from 'zod';
import { addDays, type LegalDate } from '../calendar/legal-date.ts';
import { lastDayOf, period, sayPeriod } from '../calendar/period.ts';
import { type Anchor, sayAnchors } from './anchor.ts';
import { type Bodies, nextMeetingDay } from './bodies.ts';

const termMade = z.union([period, z.strictObject({ firstMeetingNotWithin: z.int().min(0) })]);
type TermMade = typeof termMade;
/** The type of the schema, by a name. */
export interface TermSchema extends TermMade {}
/** Schema of a time set by law: a period of days, or the council's first meeting held not less than so many days later. */
export const term: TermSchema = termMade;
export type Term = z.output<typeof term>;

/** The last day of a term that begins on `from`; `undefined` where no meeting that would end it is known. */
function endOf(term: Term, from: LegalDate, bodies: Bodies): LegalDate | undefined {
  if ('days' in term) return lastDayOf(term, from, bodies.closedDays);
  return nextMeetingDay(bodies, bodies.council, addDays(from, term.firstMeetingNotWithin - 1));
}

/**
 * A term that begins on the day of the latest of its anchors: its first and last day, or what the record lacks to tell them.
 *
 * Where the meeting that would end it is unknown, `earliest` is the first day on which one could.
 */
export function termFrom(
  { term, since }: { readonly term: Term; readonly since: readonly Anchor[] },
  from: LegalDate | undefined,
  bodies: Bodies,
): { from: LegalDate; last: LegalDate } | Endless {
  if (from === undefined) return { lacks: `the day of ${sayAnchors(since)}` };
  const last = endOf(term, from, bodies);
  if (last !== undefined) return { from, last };
  const earliest = 'days' in term ? from : addDays(from, term.firstMeetingNotWithin);
  return { from, earliest, lacks: `the meetings after ${from}` };
}

/** A term of which the record does not tell the end. */
type Endless =
  | { readonly from?: undefined; readonly earliest?: undefined; readonly lacks: string }
  | { readonly from: LegalDate; readonly earliest: LegalDate; readonly lacks: string };

/** A term in words. */
export function sayTerm(term: Term): string {
  return 'days' in term
    ? sayPeriod(term)
    : `the first council meeting held not less than ${term.firstMeetingNotWithin} days`;
}
