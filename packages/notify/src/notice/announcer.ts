import {
  type Deadline,
  type EventLog,
  lifecycleOf,
  ownStages,
  type Procedure,
  type RecordedEvent,
} from '@statecraft/core';
import { topicKey } from '../subscription/topic.ts';
import { bodyNotice } from './body-notice.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { type City, isPublic } from './city.ts';
import { deadlineEntries, meetingEntries } from './entries-of.ts';
import { measureNotice } from './measure-notice.ts';
import type { Notice } from './notice.ts';
import { PublicRecord } from './public-record.ts';
import { type Archive, type Standing, standingAfter, subjectFrom } from './standing.ts';

/** What is to be told of an event. */
export interface Announcement {
  readonly notice: Notice;
  /** Calendar entries as they stand after it, changed or not. */
  readonly entries: readonly CalendarEntry[];
  /** The measure it is about, and whether it is still on its way; absent for a body's. */
  readonly measure?: { readonly id: string; readonly open: boolean } | undefined;
}

/** The days that the law sets for a measure. */
export interface MeasureDays {
  readonly deadlines: readonly Deadline[];
  readonly entries: readonly CalendarEntry[];
  readonly standing: Standing;
}

/** Whether a measure is still on its way, by the phase of its stage; where its law is not at hand, by the stages that every law has. */
function isOpen({ state: { stage }, procedure }: Standing): boolean {
  const [root = ''] = stage.split('.');
  const phase = procedure
    ? lifecycleOf(procedure, procedure.editions.at(-1)?.id ?? '').phaseOf(stage)
    : (ownStages as Readonly<Record<string, string>>)[root];
  return phase !== 'law' && phase !== 'over';
}

/** Makes of each event what is to be told of it. It is to be given every event of the log, in order. */
export class Announcer {
  readonly #archive: Archive;

  constructor(log: EventLog, procedures: readonly Procedure[], city: City) {
    const uses = [...new Set(procedures.flatMap((procedure) => procedure.uses))];
    this.#archive = { record: new PublicRecord(log, uses, (event) => isPublic(city, event)), procedures, city, uses };
  }

  /** What is to be told of the next event; `undefined` for one that is not public, and one that says nothing new. */
  async announce(event: RecordedEvent): Promise<Announcement | undefined> {
    const { record, city } = this.#archive;
    record.take(event);
    if (!isPublic(city, event)) return undefined;
    if (event.stream.startsWith('measure/')) {
      const told = await measureNotice(this.#archive, event);
      if (!told) return undefined;
      const id = event.stream.slice('measure/'.length);
      return {
        notice: told.notice,
        entries: deadlineEntries(id, told, event.at.slice(0, 10), city),
        measure: { id, open: isOpen(told.after) },
      };
    }
    const told = await bodyNotice(this.#archive, event);
    if (!told) return undefined;
    const { meeting, topics } = told.notice;
    const entries = meeting ? meetingEntries(meeting, told.procedure?.zone ?? 'UTC', topics, city) : [];
    return { notice: told.notice, entries };
  }

  /** The days that the law sets for a measure, as the public record up to a position has it, and its calendar entries. */
  async days(measure: string, position: number, today: string): Promise<MeasureDays> {
    const { record, city } = this.#archive;
    const after = await standingAfter(this.#archive, await record.events(`measure/${measure}`, position), position);
    const entries = deadlineEntries(measure, { before: undefined, after }, today, city);
    return { deadlines: after.deadlines, entries, standing: after };
  }

  /**
   * What is to be told of a day that the law sets for a measure.
   *
   * @param day the legal date, or one that may be it
   * @param days how many days before it is to be told
   * @param position up to where the record is known
   * @param at the present instant, RFC 3339 in UTC
   */
  ahead(
    measure: string,
    { state }: MeasureDays['standing'],
    { rule, title, when, part, citation }: Deadline,
    {
      day,
      days,
      position,
      at,
    }: { readonly day: string; readonly days: number; readonly position: number; readonly at: string },
  ): Notice {
    const { city } = this.#archive;
    const subject = subjectFrom(measure, state);
    const keys = [
      topicKey({ kind: 'deadline', days }),
      topicKey({ kind: 'deadline', days, measure }),
      ...(state.facts.referrals.at(-1)?.to ?? []).map((body) => topicKey({ kind: 'deadline', days, body })),
    ];
    return {
      id: `deadline/${measure}/${rule}${part ? `/${part}` : ''}/${day}/${days}`,
      position,
      at,
      on: day,
      act: 'deadline',
      subject,
      link: city.link?.(subject),
      details: { title: [title] },
      next: [{ title, date: day, when, citation }],
      beHeard: city.beHeard?.(subject, state.stage),
      statutory: false,
      topics: keys,
      topicNames: Object.fromEntries(keys.map((key) => [key, title])),
      words: [],
    };
  }
}
