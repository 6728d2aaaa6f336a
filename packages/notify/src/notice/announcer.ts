import {
  bodiesOf,
  type Chronicled,
  chronologyOf,
  type Deadline,
  deadlinesOf,
  type EventLog,
  lifecycleFor,
  lifecycleOf,
  type MeasureState,
  type Procedure,
  type RecordedEvent,
  replay,
} from '@statecraft/core';
import { topicKey, wordsOf } from '../subscription/topic.ts';
import { instantAt } from '../subscription/wall-clock.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { type City, isPublic, isStatutory, type Subject } from './city.ts';
import { correctionTold } from './correction.ts';
import { detailsOf } from './details.ts';
import { meetingsIn } from './meetings.ts';
import { namesFrom } from './names.ts';
import { nextSteps } from './next-step.ts';
import type { MeetingTold, Named, Notice } from './notice.ts';
import { PublicRecord } from './public-record.ts';
import { type Topics, topicsOfMeasure, topicsOfStage } from './topics-of.ts';
import { membersCalled, voteTold } from './vote-told.ts';

/** What is to be told of an event. */
export interface Announcement {
  readonly notice: Notice;
  /** Calendar entries as they stand after it, changed or not. */
  readonly entries: readonly CalendarEntry[];
}

/** A measure as it stands at a position, with what its law sets. */
interface Standing {
  readonly state: MeasureState;
  readonly deadlines: readonly Deadline[];
  readonly procedure: Procedure | undefined;
  readonly named: (id: string) => Named;
}

/** Makes of each event what is to be told of it. It is to be given every event of the log, in order. */
export class Announcer {
  readonly #city: City;
  readonly #procedures: readonly Procedure[];
  readonly #record: PublicRecord;

  constructor(log: EventLog, procedures: readonly Procedure[], city: City) {
    this.#city = city;
    this.#procedures = procedures;
    this.#record = new PublicRecord(log, (event) => isPublic(city, event));
  }

  /** What is to be told of the next event; `undefined` for one that is not public, and one that says nothing new. */
  async announce(event: RecordedEvent): Promise<Announcement | undefined> {
    this.#record.take(event);
    if (!isPublic(this.#city, event)) return undefined;
    return event.stream.startsWith('measure/') ? this.#ofMeasure(event) : this.#ofBody(event);
  }

  /** What is to be told of a day that the law sets for a measure, so many days before it. */
  async ahead(measure: string, deadline: Deadline, day: string, days: number, position: number, at: string): Promise<Notice> {
    const events = await this.#record.events(`measure/${measure}`, position);
    const standing = await this.#standing(measure, events, position);
    const { facts, stage } = standing.state;
    const subject = subjectFrom(measure, standing.state);
    const committees = facts.referrals.at(-1)?.to ?? [];
    const keys = [
      topicKey({ kind: 'deadline', days }),
      topicKey({ kind: 'deadline', days, measure }),
      ...committees.map((body) => topicKey({ kind: 'deadline', days, body })),
    ];
    return {
      id: `deadline/${measure}/${deadline.rule}${deadline.part ? `/${deadline.part}` : ''}/${day}/${days}`,
      position,
      at,
      on: day,
      act: 'deadline',
      subject,
      link: this.#city.link?.(subject),
      details: { title: [deadline.title], when: [deadline.when], citation: [deadline.citation] },
      next: [{ title: deadline.title, date: day, when: deadline.when, citation: deadline.citation }],
      beHeard: this.#city.beHeard?.(subject, stage),
      statutory: false,
      topics: keys,
      topicNames: Object.fromEntries(keys.map((key) => [key, deadline.title])),
      words: [],
    };
  }

  async #ofMeasure(event: RecordedEvent): Promise<Announcement | undefined> {
    const id = event.stream.slice('measure/'.length);
    const events = await this.#record.events(event.stream, event.position);
    const earlier = events.slice(0, -1);
    const [before, after] = [chronologyOf(earlier), chronologyOf(events)];
    const correction = correctionTold(event, before, after);
    const of = correction?.of ?? event.id;
    const act =
      after.find((each) => each.id === (event.type === 'corrected' || event.type === 'reassessed' ? of : event.id)) ??
      before.find((each) => each.id === of);
    // A correction that changes nothing that is told is no news.
    if (!act) return undefined;
    const was = replay(earlier);
    const standing = await this.#standing(id, events, event.position);
    const { state, named, deadlines, procedure } = standing;
    const subject = subjectFrom(id, state);
    const description = this.#city.describe?.({ ...state, id }) ?? {};
    const { topics, words } = topicsOfMeasure(id, state.facts, description, named);
    const bodies = bodiesOfAct(act, state, procedure);
    for (const body of bodies) topics.set(topicKey({ kind: 'body', id: body }), named(body).name);
    for (const member of membersCalled(act)) topics.set(topicKey({ kind: 'votes-of', id: member }), named(member).name);
    const moved = was.stage !== state.stage;
    if (moved) for (const [key, name] of topicsOfStage(state.stage)) topics.set(key, name);
    const meetings = await this.#meetings(bodies, event.position, named);
    const lifecycle = procedure && lifecycleFor(procedure, state.facts, { type: 'read', on: event.on });
    const onAgenda = meetings.filter(({ agenda }) => agenda.some((each) => each.id === id));
    const notice: Notice = {
      id: event.id,
      position: event.position,
      at: event.at,
      on: act.on,
      act: act.event.type,
      subject,
      link: this.#city.link?.(subject),
      by: act.by && { ...named(act.by.id), role: act.by.role },
      stage: moved ? { from: was.stage, to: state.stage } : undefined,
      vote: voteTold(act, procedure?.council ?? 'council', named),
      details: detailsOf(act, named),
      next: nextSteps(event.on, deadlines, onAgenda, lifecycle, state.stage),
      beHeard: this.#city.beHeard?.(subject, state.stage) ,
      correction,
      statutory: isStatutory(this.#city, event),
      topics: [...topics.keys()],
      topicNames: Object.fromEntries(topics),
      words,
    };
    return { notice, entries: await this.#deadlineEntries(id, earlier, standing, subject, event) };
  }

  /** A measure's days before and after an event; those that are set no more are cancelled. */
  async #deadlineEntries(
    id: string,
    earlier: readonly RecordedEvent[],
    { state, deadlines, named, procedure }: Standing,
    subject: Subject,
    event: RecordedEvent,
  ): Promise<CalendarEntry[]> {
    const was = earlier.length === 0 ? [] : (await this.#standing(id, earlier, event.position)).deadlines;
    const topics = [
      'everything',
      topicKey({ kind: 'measure', id }),
      ...bodiesBefore(state, procedure).map((body) => topicKey({ kind: 'body', id: body })),
      ...state.facts.sponsors.map((sponsor) => topicKey({ kind: 'sponsor', id: sponsor })),
    ];
    const entry = (deadline: Deadline, gone: boolean): CalendarEntry[] => {
      const { rule, part, date, title, citation } = deadline;
      if (date === undefined) return [];
      return [
        {
          uid: `deadline/${id}/${rule}${part ? `/${part}` : ''}`,
          title: [subject.file ?? subject.title ?? id, title].join(': '),
          day: date,
          link: this.#city.link?.(subject),
          cancelled: gone,
          reason: gone ? named(event.type).name : undefined,
          lines: [...(subject.title ? [subject.title] : []), ...(part ? [part] : []), citation],
          topics,
        },
      ];
    };
    const set = deadlines.flatMap((each) => entry(each, false));
    const gone = was
      .flatMap((each) => entry(each, true))
      // What has come to pass is not cancelled.
      .filter(({ uid, day = '' }) => day > event.on && !set.some((other) => other.uid === uid));
    return [...set, ...gone];
  }

  async #ofBody(event: RecordedEvent): Promise<Announcement | undefined> {
    const id = event.stream.slice('body/'.length);
    const events = await this.#record.events(event.stream, event.position);
    const [before, after] = [chronologyOf(events.slice(0, -1)), chronologyOf(events)];
    const correction = correctionTold(event, before, after);
    const of = event.type === 'corrected' ? correction?.of : event.id;
    const act = after.find((each) => each.id === of) ?? before.find((each) => each.id === of);
    if (!act) return undefined;
    const procedure = this.#procedure(event.law.procedure.id);
    const named = namesFrom(this.#city, procedure, [await this.#record.body(id, event.position)]);
    const body = named(id);
    const subject: Subject = { kind: 'body', id, title: body.name };
    const meetings = await this.#meetingsOf(events, event.position, body);
    const meeting = meetings.get(String(act.data.meeting));
    const topics: Topics = new Map([
      [topicKey({ kind: 'everything' }), 'everything'],
      [topicKey({ kind: 'body', id }), body.name],
    ]);
    for (const measure of meeting?.agenda ?? [])
      topics.set(topicKey({ kind: 'measure', id: measure.id }), measure.file ?? measure.title ?? measure.id);
    const notice: Notice = {
      id: event.id,
      position: event.position,
      at: event.at,
      on: act.on,
      act: act.event.type,
      subject,
      link: this.#city.link?.(subject),
      by: act.by && { ...named(act.by.id), role: act.by.role },
      meeting,
      details: detailsOf(act, named),
      next: meeting && !meeting.cancelled ? nextSteps(event.on, [], [meeting], undefined, '') : [],
      beHeard: this.#city.beHeard?.(subject, undefined),
      correction,
      statutory: isStatutory(this.#city, event),
      topics: [...topics.keys()],
      topicNames: Object.fromEntries(topics),
      words: wordsOf([body.name, ...(meeting?.agenda ?? []).flatMap(({ title, file }) => [title, file])].filter(Boolean).join(' ')),
    };
    const told = act.data.meeting === undefined ? [] : [...(meeting ? [meeting] : [])];
    return { notice, entries: told.flatMap((each) => this.#meetingEntry(each, procedure, [...topics.keys()])) };
  }

  #meetingEntry(
    { id, body, startsAt, day, place, agenda, cancelled, reason }: MeetingTold,
    procedure: Procedure | undefined,
    topics: readonly string[],
  ): CalendarEntry[] {
    if (startsAt === undefined && day === undefined) return [];
    return [
      {
        uid: `meeting/${body.id}/${id}`,
        title: body.name,
        ...(startsAt === undefined
          ? { day }
          : { startsAt: instantAt(startsAt.slice(0, 10), startsAt.slice(11, 16), procedure?.zone ?? 'UTC') }),
        place,
        link: this.#city.link?.({ kind: 'body', id: body.id, title: body.name }),
        cancelled,
        reason,
        lines: agenda.map(({ file, title, id }) => [file, title].filter(Boolean).join(': ') || id),
        topics,
      },
    ];
  }

  async #meetings(bodies: readonly string[], position: number, named: (id: string) => Named): Promise<MeetingTold[]> {
    const found: MeetingTold[] = [];
    for (const body of bodies) {
      const events = await this.#record.events(`body/${body}`, position);
      found.push(...(await this.#meetingsOf(events, position, named(body))).values());
    }
    return found;
  }

  async #meetingsOf(events: readonly RecordedEvent[], position: number, body: Named): Promise<Map<string, MeetingTold>> {
    const subjects = new Map<string, Subject>();
    for (const { data } of events) {
      const { agenda, change } = data as { agenda?: readonly string[]; change?: { data?: { agenda?: readonly string[] } } };
      for (const measure of [...(agenda ?? []), ...(change?.data?.agenda ?? [])]) {
        if (subjects.has(measure)) continue;
        const state = replay(await this.#record.events(`measure/${measure}`, position));
        subjects.set(measure, subjectFrom(measure, state));
      }
    }
    return meetingsIn(events, body, (id) => subjects.get(id) ?? { kind: 'measure', id });
  }

  async #standing(id: string, events: readonly RecordedEvent[], position: number): Promise<Standing> {
    const state = replay(events);
    const procedure = this.#procedure(state.procedure?.id);
    const ids = [...new Set([...Object.keys(procedure?.bodies ?? {}), ...bodiesBefore(state, procedure)])];
    const rosters = new Map(
      await Promise.all(ids.map(async (body) => [body, await this.#record.body(body, position)] as const)),
    );
    const named = namesFrom(this.#city, procedure, [...rosters.values()]);
    const edition = procedure?.editions.find((each) => each.id === state.procedure?.edition)?.id;
    // A docket can be read without its law; only what the law sets is then not known.
    const deadlines =
      procedure && edition
        ? deadlinesOf({ lifecycle: lifecycleOf(procedure, edition), bodies: bodiesOf(procedure, (body) => rosters.get(body)) }, state)
        : [];
    return { state, deadlines, procedure, named };
  }

  #procedure(id: string | undefined): Procedure | undefined {
    return this.#procedures.find((procedure) => procedure.id === id);
  }
}

function subjectFrom(id: string, { facts: { title, file } }: Pick<MeasureState, 'facts'>): Subject {
  return { kind: 'measure', id, title, file };
}

/** The bodies that an act names, and those that have the measure before them. */
function bodiesOfAct(act: Chronicled, state: MeasureState, procedure: Procedure | undefined): string[] {
  const { body, to } = act.data as { body?: string; to?: readonly string[] };
  const council = act.event.type === 'voted' && body === undefined ? procedure?.council : undefined;
  const named = [body, council, ...(Array.isArray(to) ? (to as string[]) : [])];
  return [...new Set([...named, ...bodiesBefore(state, procedure)])].filter((each): each is string => typeof each === 'string');
}

/** The bodies that have a measure before them: its committees while it is in committee, else the council. */
function bodiesBefore({ stage, facts }: MeasureState, procedure: Procedure | undefined): string[] {
  if (stage === 'committee' || stage.startsWith('committee.')) return [...(facts.referrals.at(-1)?.to ?? [])];
  return procedure ? [procedure.council] : [];
}
