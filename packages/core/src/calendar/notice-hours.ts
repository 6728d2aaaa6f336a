import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ClosedDays, isOpen } from './period.ts';

/** A wall-clock time's schema: `YYYY-MM-DDTHH:MM[:SS]`, without an offset, read in the jurisdiction's zone. */
export const wallTime = z.iso
  .datetime({ local: true, offset: false, error: 'expected a local time, written YYYY-MM-DDTHH:MM' })
  .refine((text) => !text.endsWith('Z'), 'expected a local time without an offset')
  .brand<'WallTime'>();

/** A time on the jurisdiction's own clocks, as `YYYY-MM-DDTHH:MM[:SS]`. */
export type WallTime = z.output<typeof wallTime>;

/**
 * The hours from `from` to `to` that fall on days which count: Saturdays, Sundays, holidays and other closed days do not.
 *
 * Hours are real ones: a day on which the clocks change has 23 or 25 of them. Zero when `to` is not after `from`.
 */
export function countedHours(from: WallTime, to: WallTime, zone: string, closed: ClosedDays): number {
  const end = Temporal.PlainDateTime.from(to).toZonedDateTime(zone);
  let at = Temporal.PlainDateTime.from(from).toZonedDateTime(zone);
  let hours = 0;
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    const midnight = at.startOfDay().add({ days: 1 });
    const until = Temporal.ZonedDateTime.compare(midnight, end) < 0 ? midnight : end;
    if (isOpen(at.toPlainDate(), closed)) hours += at.until(until).total('hours');
    at = until;
  }
  return hours;
}
