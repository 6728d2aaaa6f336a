import type { Deadline } from '@statecraft/core';
import { topicKey } from '../subscription/topic.ts';
import { instantAt } from '../subscription/wall-clock.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { City } from './city.ts';
import type { MeetingTold } from './notice.ts';
import { bodiesBefore, type Standing, subjectFrom } from './standing.ts';

/** The days that the law sets for a measure, as they stand after an event; those ahead that it sets no more are cancelled. */
export function deadlineEntries(
  measure: string,
  { before, after }: { readonly before: Standing | undefined; readonly after: Standing },
  today: string,
  city: City,
): CalendarEntry[] {
  const { state, procedure } = after;
  const subject = subjectFrom(measure, state);
  const link = city.link?.(subject);
  const topics = [
    topicKey({ kind: 'everything' }),
    topicKey({ kind: 'measure', id: measure }),
    ...bodiesBefore(state, procedure).map((id) => topicKey({ kind: 'body', id })),
    ...state.facts.sponsors.map((id) => topicKey({ kind: 'sponsor', id })),
  ];
  const entries = ({ rule, part, date, candidates = [], title, citation }: Deadline, cancelled: boolean) =>
    (date === undefined ? candidates : [date]).map(
      (day, index): CalendarEntry => ({
        uid: [
          'deadline',
          measure,
          rule,
          ...(part ? [part] : []),
          ...(date === undefined ? [`or-${index + 1}`] : []),
        ].join('/'),
        title: [subject.file ?? subject.title ?? measure, title].join(': '),
        day,
        ...(link !== undefined && { link }),
        cancelled,
        ...(date === undefined && { tentative: true }),
        ...(cancelled && { reason: state.stage }),
        lines: [...(subject.title ? [subject.title] : []), ...(part ? [part] : []), citation],
        topics,
      }),
    );
  const set = after.deadlines.flatMap((deadline) => entries(deadline, false));
  const gone = (before?.deadlines ?? [])
    .flatMap((deadline) => entries(deadline, true))
    // What has come to pass is not cancelled.
    .filter(({ uid, day = '' }) => day > today && !set.some((other) => other.uid === uid));
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
