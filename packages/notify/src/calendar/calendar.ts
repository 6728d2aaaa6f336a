import ical, { ICalEventStatus } from 'ical-generator';
import type { KeptEntry } from '../notice/calendar-entry.ts';
import type { City } from '../notice/city.ts';
import { cleaned, oneLine } from '../template/document.ts';
import type { Words } from '../template/words.ts';

/** What a calendar says of itself. */
export interface CalendarOptions {
  readonly title: string;
  readonly city: Pick<City, 'name' | 'domain'>;
  /** In which words: those of the notifier, `notifier.words()`. */
  readonly words: Words;
  /** Where it is read again. */
  readonly address?: string | undefined;
}

/**
 * Prints entries as iCalendar, RFC 5545: meetings at their hour, in UTC; days that the law sets as whole days.
 *
 * `UID` stays the same, `SEQUENCE` is raised with every change, and what is cancelled stays with `STATUS:CANCELLED`, its agenda and why.
 */
export function printCalendar(entries: readonly KeptEntry[], { title, city, words, address }: CalendarOptions): string {
  const calendar = ical({
    name: oneLine(title),
    prodId: { company: 'Statecraft', product: 'notify', language: 'EN' },
    ...(address !== undefined && { url: address, source: address }),
  });
  for (const entry of [...entries].sort((a, b) => startOf(a).localeCompare(startOf(b)))) {
    const { uid, sequence, updated, startsAt, day, cancelled, tentative, reason, lines, place, link } = entry;
    const starts = startsAt ?? `${day}T00:00:00.000Z`;
    const why = cancelled && reason ? [words.say('calendar.reason', { reason })] : [];
    const description = [...why, ...lines].map(oneLine).join('\n');
    calendar.createEvent({
      id: `${encodeURIComponent(uid.toWellFormed())}@${city.domain}`,
      sequence,
      stamp: new Date(updated),
      lastModified: new Date(updated),
      start: new Date(starts),
      allDay: startsAt === undefined,
      summary: oneLine(cancelled ? words.say('calendar.cancelled', { title: entry.title }) : entry.title),
      status: cancelled ? ICalEventStatus.CANCELLED : tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      ...(description !== '' && { description: cleaned(description) }),
      ...(place !== undefined && { location: oneLine(place) }),
      ...(link !== undefined && { url: link }),
    });
  }
  return calendar.toString();
}

function startOf({ startsAt, day = '' }: KeptEntry): string {
  return startsAt ?? day;
}
