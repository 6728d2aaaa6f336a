import { Temporal } from 'temporal-polyfill';

/** Whether there is a zone of that IANA name. */
export function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch {
    return false;
  }
}

/**
 * The instant, RFC 3339 in UTC with milliseconds, at which clocks of a zone show a time (`HH:MM`) on a day.
 *
 * A time that the clocks skip is as much later as they skip; of one that they show twice it is the first.
 */
export function instantAt(day: string, time: string, zone: string): string {
  return printed(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant());
}

/** The day, `YYYY-MM-DD`, that it is in a zone at an instant. */
export function localDay(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

export function previousDay(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** 1 for Monday, 7 for Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** An instant so many milliseconds later, earlier when negative; RFC 3339 in UTC with milliseconds. */
export function later(instant: string, milliseconds: number): string {
  return printed(Temporal.Instant.from(instant).add({ milliseconds: Math.round(milliseconds) }));
}

/** Milliseconds from one instant to another. */
export function millisecondsBetween(from: string, to: string): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}

function printed(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
