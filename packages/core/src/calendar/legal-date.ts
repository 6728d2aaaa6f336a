import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A legal date's schema: `YYYY-MM-DD`, a day that exists in the Gregorian calendar. */
export const legalDate = z.iso.date({ error: 'expected a date that exists, written YYYY-MM-DD' }).brand<'LegalDate'>();

/** The day an act has in law, in the jurisdiction's own zone, as `YYYY-MM-DD`. Legal dates sort as strings. */
export type LegalDate = z.output<typeof legalDate>;

/** The first day and the last that a legal date can say. */
const FIRST = '0000-01-01';
const LAST = '9999-12-31';
/** More days than there are legal dates. */
const BEYOND = 4_000_000;

/**
 * The date `days` calendar days after `date` (before it, when negative). The day of the event is not counted.
 *
 * No legal date lies before 0000-01-01 or after 9999-12-31: what would is that day itself.
 */
export function addDays(date: LegalDate, days: number): LegalDate {
  return asLegalDate(Temporal.PlainDate.from(date).add({ days: Math.max(-BEYOND, Math.min(days, BEYOND)) }));
}

/** A day as a legal date, the first or the last of them where it lies beyond. */
export function asLegalDate(day: Temporal.PlainDate): LegalDate {
  return (day.year < 0 ? FIRST : day.year > 9999 ? LAST : day.toString()) as LegalDate;
}

/** The weekday of a date: 1 for Monday, 7 for Sunday. */
export function weekdayOf(date: LegalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** How many calendar days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** Whether there is a zone of that IANA name. */
export function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** The legal date on which an instant (RFC 3339, UTC) falls in `zone`, an IANA name. */
export function legalDateAt(instant: string, zone: string): LegalDate {
  return asLegalDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate());
}
