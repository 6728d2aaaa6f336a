import type { Deadline } from '@statecraft/core';
import { topicKey } from '../subscription/topic.ts';
import { instantAt } from '../subscription/wall-clock.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { City } from './city.ts';
import type { MeasureTold } from './measure-notice.ts';
import type { MeetingTold } from './notice.ts';
import { bodiesBefore } from './standing.ts';

/** The days that the law sets for a measure, as they stand after an event; those ahead that it sets no more are cancelled. */
export function deadlineEntries({ notice, before, after }: MeasureTold): CalendarEntry[] {
  const { state, procedure, deadlines } = after;
  const { subject, link, at } = notice;
  const topics = [
    topicKey({ kind: 'everything' }),
    topicKey({ kind: 'measure', id: subject.id }),
    ...bodiesBefore(state, procedure).map((id) => topicKey({ kind: 'body', id })),
    ...state.facts.sponsors.map((id) => topicKey({ kind: 'sponsor', id })),
  ];
  const entry = ({ rule, part, date, title, citation }: Deadline, cancelled: boolean): CalendarEntry[] =>
    date === undefined
      ? []
      : [
          {
            uid: `deadline/${subject.id}/${rule}${part ? `/${part}` : ''}`,
            title: [subject.file ?? subject.title ?? subject.id, title].join(': '),
            day: date,
            ...(link !== undefined && { link }),
            cancelled,
            ...(cancelled && { reason: `${state.stage}, ${notice.on}` }),
            lines: [...(subject.title ? [subject.title] : []), ...(part ? [part] : []), citation],
            topics,
          },
        ];
  const set = deadlines.flatMap((deadline) => entry(deadline, false));
  const gone = (before?.deadlines ?? [])
    .flatMap((deadline) => entry(deadline, true))
    // What has come to pass is not cancelled.
    .filter(({ uid, day = '' }) => day > at.slice(0, 10) && !set.some((other) => other.uid === uid));
  return [...set, ...gone];
}

/** The entry of a meeting: at its hour, or its day where nobody called it. */
export function meetingEntries(
  { id, body, startsAt, day, place, agenda, cancelled, reason }: MeetingTold,
  zone: string,
  topics: readonly string[],
  city: City,
): CalendarEntry[] {
  if (startsAt === undefined && day === undefined) return [];
  const link = city.link?.({ kind: 'body', id: body.id, title: body.name });
  return [
    {
      uid: `meeting/${body.id}/${id}`,
      title: body.name,
      ...(startsAt === undefined
        ? { day }
        : { startsAt: instantAt(startsAt.slice(0, 10), startsAt.slice(11, 16), zone) }),
      ...(place !== undefined && { place }),
      ...(link !== undefined && { link }),
      cancelled,
      ...(reason !== undefined && { reason }),
      lines: agenda.map(({ file, title, id }) => [file, title].filter(Boolean).join(': ') || id),
      topics,
    },
  ];
}
