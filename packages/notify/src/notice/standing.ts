import {
  type AnyVocabulary,
  bodiesOf,
  type Deadline,
  deadlinesOf,
  lifecycleOf,
  type MeasureState,
  type Procedure,
  type RecordedEvent,
  replay,
} from '@statecraft/core';
import type { City, Subject } from './city.ts';
import { meetingsIn } from './meetings.ts';
import { namesFrom } from './names.ts';
import type { MeetingTold, Named } from './notice.ts';
import type { PublicRecord } from './public-record.ts';

/** What notices are made from: the public record, the law, and the city's own words. */
export interface Archive {
  readonly record: PublicRecord;
  readonly procedures: readonly Procedure[];
  readonly city: City;
  /** The vocabularies that the procedures use, besides the library's. */
  readonly uses: readonly AnyVocabulary[];
}

/** A measure as it stands after some of its events, with what its law sets. */
export interface Standing {
  readonly state: MeasureState;
  readonly deadlines: readonly Deadline[];
  /** Absent where the law is not at hand: a docket can be read without it, and only what the law sets is then not known. */
  readonly procedure: Procedure | undefined;
  readonly named: (id: string) => Named;
}

/** Where a measure stands after events of its stream, as bodies were on record at a position. */
export async function standingAfter(
  { record, procedures, city, uses }: Archive,
  events: readonly RecordedEvent[],
  position: number,
): Promise<Standing> {
  const state = replay(events, uses);
  const procedure = procedures.find(({ id }) => id === state.procedure?.id);
  const ids = [...new Set([...Object.keys(procedure?.bodies ?? {}), ...bodiesBefore(state, procedure)])];
  const rosters = new Map(
    await Promise.all(ids.map(async (body) => [body, await record.body(body, position)] as const)),
  );
  const named = namesFrom(city, procedure, [...rosters.values()]);
  const edition = procedure?.editions.find(({ id }) => id === state.procedure?.edition)?.id;
  if (!procedure || edition === undefined) return { state, deadlines: [], procedure, named };
  const bodies = bodiesOf(procedure, (body) => rosters.get(body));
  return {
    state,
    deadlines: deadlinesOf({ lifecycle: lifecycleOf(procedure, edition), bodies }, state),
    procedure,
    named,
  };
}

/** The bodies that have a measure before them: its committees while it is in committee, else the council. */
export function bodiesBefore({ stage, facts }: MeasureState, procedure: Procedure | undefined): string[] {
  if (stage === 'committee' || stage.startsWith('committee.')) return [...(facts.referrals.at(-1)?.to ?? [])];
  return procedure ? [procedure.council] : [];
}

/** A measure as notices call it. */
export function subjectFrom(id: string, { facts: { title, file } }: Pick<MeasureState, 'facts'>): Subject {
  return { kind: 'measure', id, title, file };
}

/** A body's meetings after events of its stream, the measures of their agendas called as they were at a position. */
export async function meetingsAfter(
  { record, uses }: Archive,
  events: readonly RecordedEvent[],
  position: number,
  body: Named,
): Promise<Map<string, MeetingTold>> {
  const subjects = new Map<string, Subject>();
  for (const { data } of events) {
    const { agenda, change } = data as {
      agenda?: readonly string[];
      change?: { data?: { agenda?: readonly string[] } };
    };
    for (const measure of [...(agenda ?? []), ...(change?.data?.agenda ?? [])]) {
      if (subjects.has(measure)) continue;
      subjects.set(measure, subjectFrom(measure, replay(await record.events(`measure/${measure}`, position), uses)));
    }
  }
  return meetingsIn(events, uses, body, (id) => subjects.get(id) ?? { kind: 'measure', id });
}
