import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ClosedDays, isOpen, openDays } from './period.ts';

/** A wall-clock time's schema: `YYYY-MM-DDTHH:MM[:SS]`, without an offset, read in the jurisdiction's zone. */
export const wallTime = z.iso
  .datetime({ local: true, offset: false, error: 'expected a local time, written YYYY-MM-DDTHH:MM' })
  .max(40, 'expected a local time of at most 40 characters')
  .refine((text) => !text.endsWith('Z'), 'expected a local time without an offset')
  .brand<'WallTime'>();

/** A time on the jurisdiction's own clocks, as `YYYY-MM-DDTHH:MM[:SS]`. */
export type WallTime = z.output<typeof wallTime>;

/**
 * The hours from `from` to `to` that fall on days which count: Saturdays, Sundays, holidays and other closed days do not.
 *
 * Hours are real ones: a day on which the clocks change has 23 or 25 of them. Zero when `to` is not after `from`. However far
 * the two lie apart, it looks at single days only where the clocks change.
 */
export function countedHours(from: WallTime, to: WallTime, zone: string, closed: ClosedDays): number {
  const start = Temporal.PlainDateTime.from(from).toZonedDateTime(zone);
  const end = Temporal.PlainDateTime.from(to).toZonedDateTime(zone);
  if (Temporal.ZonedDateTime.compare(start, end) >= 0) return 0;
  const [first, last] = [start.toPlainDate(), end.toPlainDate()];
  let counted = openDays(first, last, closed) * DAY;
  for (const day of daysOfChange(first, last, zone))
    if (isOpen(day, closed)) counted += beginOf(day.add(A_DAY), zone) - beginOf(day, zone) - DAY;
  if (isOpen(first, closed)) counted -= start.epochMilliseconds - beginOf(first, zone);
  if (isOpen(last, closed)) counted -= beginOf(last.add(A_DAY), zone) - end.epochMilliseconds;
  return counted / HOUR;
}

const A_DAY = { days: 1 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant at which a day begins, in milliseconds. */
function beginOf(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

/** The days of a span, its first and last included, on which the clocks of a zone change, or over which they leap. */
function daysOfChange(first: Temporal.PlainDate, last: Temporal.PlainDate, zone: string): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>();
  const end = last.add(A_DAY).toZonedDateTime(zone);
  let change = first.subtract(A_DAY).toZonedDateTime(zone).getTimeZoneTransition('next');
  for (; change && Temporal.ZonedDateTime.compare(change, end) < 0; change = change.getTimeZoneTransition('next')) {
    const after = change.toPlainDate();
    for (let day = change.subtract({ nanoseconds: 1 }).toPlainDate(); isUpTo(day, after); day = day.add(A_DAY))
      if (isUpTo(first, day) && isUpTo(day, last)) days.set(day.toString(), day);
  }
  return [...days.values()];
}

function isUpTo(day: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, last) <= 0;
}
