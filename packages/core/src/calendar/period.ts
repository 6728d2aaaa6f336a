import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Holiday, holidayIn, isHoliday } from './holiday.ts';
import { addDays, asLegalDate, type LegalDate } from './legal-date.ts';

/**
 * A period of days as a law counts it. The day of the event is not counted, the last day is.
 *
 * `days` count every day, or leave out Sundays, or leave out weekends and holidays. A period whose last day is a closed
 * one ends there, or runs on to the next open day where the law says so.
 */
export const period = z.strictObject({
  days: z.int().min(0),
  counting: z.enum(['calendar', 'except-sundays', 'business']).default('calendar'),
  closedEnd: z.enum(['ends', 'runs-on']).default('ends'),
});
/** A number of days, and which days count. */
export type Period = z.output<typeof period>;

/** The days on which the offices of a jurisdiction are closed, weekends aside. */
export interface ClosedDays {
  readonly holidays: readonly Holiday[];
  /** Single days: a snow day, a day of mourning. */
  readonly closed?: readonly LegalDate[] | undefined;
}

const SATURDAY = 6;
const SUNDAY = 7;

/** The last day of a period that begins with an event on `from`. */
export function lastDayOf({ days, counting, closedEnd }: Period, from: LegalDate, closed: ClosedDays): LegalDate {
  let day = Temporal.PlainDate.from(from);
  if (counting === 'calendar') day = Temporal.PlainDate.from(addDays(from, days));
  else {
    for (let left = days; left > 0; ) {
      day = day.add({ days: 1 });
      if (counts(day, counting, closed)) left -= 1;
    }
  }
  while (closedEnd === 'runs-on' && !isOpen(day, closed)) day = day.add({ days: 1 });
  return asLegalDate(day);
}

/** How many days of a counting lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function countDays(counting: Period['counting'], from: LegalDate, to: LegalDate, closed: ClosedDays): number {
  let day = Temporal.PlainDate.from(from);
  let count = 0;
  while (day.toString() < to) {
    day = day.add({ days: 1 });
    if (counting === 'calendar' || counts(day, counting, closed)) count += 1;
  }
  return count;
}

function counts(day: Temporal.PlainDate, counting: 'except-sundays' | 'business', closed: ClosedDays): boolean {
  return counting === 'except-sundays' ? day.dayOfWeek !== SUNDAY : isOpen(day, closed);
}

/** Whether a day is none of a weekend, no holiday, and not closed for another reason. */
export function isOpen(day: Temporal.PlainDate, { holidays, closed }: ClosedDays): boolean {
  const date = day.toString() as LegalDate;
  return isWeekday(day) && !isHoliday(date, holidays) && !(closed?.includes(date) ?? false);
}

/** How many of the days from `first` to `last`, both included, are open. */
export function openDays(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  { holidays, closed = [] }: ClosedDays,
): number {
  const shut = new Set<string>(closed);
  // A holiday may be kept on the last day of the year before its own, or on the first of the year after.
  for (let year = first.year - 1; year <= last.year + 1; year += 1)
    for (const holiday of holidays) shut.add(holidayIn(year, holiday) ?? '');
  shut.delete('');
  const isWithin = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
  const weekdaysShut = [...shut]
    .map((day) => Temporal.PlainDate.from(day))
    .filter((day) => isWithin(day) && isWeekday(day));
  return weekdays(first, last) - weekdaysShut.length;
}

/** How many of the days from `first` to `last`, both included, are from Monday to Friday. */
function weekdays(first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  const days = first.until(last, { largestUnit: 'day' }).days + 1;
  const rest = Array.from({ length: days % 7 }, (_, index) => first.add({ days: index }));
  return Math.floor(days / 7) * 5 + rest.filter(isWeekday).length;
}

function isWeekday({ dayOfWeek }: Temporal.PlainDate): boolean {
  return dayOfWeek < SATURDAY;
}

/** A period in words: "7 days, Sundays not counted". */
export function sayPeriod({ days, counting, closedEnd }: Period): string {
  const noun = days === 1 ? 'day' : 'days';
  const unit = { calendar: noun, 'except-sundays': `${noun}, Sundays not counted`, business: `business ${noun}` }[
    counting
  ];
  return `${days} ${unit}${closedEnd === 'runs-on' ? ', running on to an open day' : ''}`;
}
