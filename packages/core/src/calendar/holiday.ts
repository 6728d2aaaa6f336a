import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { LegalDate } from './legal-date.ts';

const month = z.int().min(1).max(12);
/** 1 is Monday, 7 is Sunday, as ISO 8601 counts. */
const weekday = z.int().min(1).max(7);

const holidayMade = z.union([
  z
    .strictObject({
      name: z.string().min(1),
      month,
      day: z.int().min(1).max(31),
      observed: z.enum(['on-the-day', 'nearest-weekday']).default('on-the-day'),
      from: z.int().optional(),
    })
    .refine(({ month, day }) => day <= daysIn(LEAP_YEAR, month), 'no month has such a day'),
  z.strictObject({
    name: z.string().min(1),
    month,
    weekday,
    nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
    /** The first year in which it is kept. */
    from: z.int().optional(),
  }),
]);
type HolidayMade = typeof holidayMade;
/** The type of the schema, by a name. */
export interface HolidaySchema extends HolidayMade {}
/**
 * A holiday's schema: a day of a month, or the nth of a weekday in a month, the last one being -1.
 *
 * `observed: 'nearest-weekday'` moves one that falls on a Saturday to Friday and on a Sunday to Monday.
 */
export const holiday: HolidaySchema = holidayMade;
/** A holiday: on a day of a month, or on the nth of a weekday in a month. */
export type Holiday = z.output<typeof holiday>;

const SATURDAY = 6;
const SUNDAY = 7;
const LEAP_YEAR = 2000;

/** The day on which a holiday of a year is kept; `undefined` before its first, and for 29 February of a common year. */
export function holidayIn(year: number, rule: Holiday): LegalDate | undefined {
  if (rule.from !== undefined && year < rule.from) return undefined;
  if ('day' in rule && rule.day > daysIn(year, rule.month)) return undefined;
  const day =
    'day' in rule
      ? observed(Temporal.PlainDate.from({ year, month: rule.month, day: rule.day }), rule.observed)
      : nthWeekday(year, rule);
  return day.toString() as LegalDate;
}

/** Whether a day is kept as one of the holidays; one may be observed on the last day of the year before or the first of the year after. */
export function isHoliday(day: LegalDate, holidays: readonly Holiday[]): boolean {
  const year = Number(day.slice(0, 4));
  const neighbour = day.endsWith('-12-31') ? year + 1 : day.endsWith('-01-01') ? year - 1 : year;
  return holidays.some((rule) => holidayIn(year, rule) === day || holidayIn(neighbour, rule) === day);
}

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function observed(day: Temporal.PlainDate, how: 'on-the-day' | 'nearest-weekday'): Temporal.PlainDate {
  if (how === 'on-the-day') return day;
  if (day.dayOfWeek === SATURDAY) return day.subtract({ days: 1 });
  return day.dayOfWeek === SUNDAY ? day.add({ days: 1 }) : day;
}

function nthWeekday(year: number, { month, weekday, nth }: Extract<Holiday, { nth: number }>): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
}
