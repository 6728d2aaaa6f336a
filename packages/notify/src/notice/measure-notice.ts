import {
  type Chronicled,
  chronologyOf,
  lifecycleFor,
  type MeasureState,
  type Procedure,
  type RecordedEvent,
  replay,
} from '@statecraft/core';
import { topicKey } from '../subscription/topic.ts';
import { isStatutory } from './city.ts';
import { correctionTold } from './correction.ts';
import { detailsOf } from './details.ts';
import { meaningOf } from './meaning.ts';
import { nextSteps } from './next-step.ts';
import type { MeetingTold, Named, Notice } from './notice.ts';
import { saidOf } from './said.ts';
import { type Archive, bodiesBefore, meetingsAfter, type Standing, standingAfter, subjectFrom } from './standing.ts';
import { topicsOfMeasure, topicsOfStage } from './topics-of.ts';
import { membersCalled, voteTold } from './vote-told.ts';

/** What is to be told of a measure's event, and where the measure stood before it and stands after. */
export interface MeasureTold {
  readonly notice: Notice;
  readonly before: Standing | undefined;
  readonly after: Standing;
}

/** The notice of an act on a measure; `undefined` for one that says nothing new. */
export async function measureNotice(archive: Archive, event: RecordedEvent): Promise<MeasureTold | undefined> {
  const { record, city, uses } = archive;
  const id = event.stream.slice('measure/'.length);
  const events = await record.events(event.stream, event.position);
  const earlier = events.slice(0, -1);
  const [before, after] = [chronologyOf(earlier, uses), chronologyOf(events, uses)];
  const correction = correctionTold(event, before, after);
  const told = meaningOf(event).putsRight ? correction?.of : event.id;
  const act = after.find((each) => each.id === told) ?? before.find((each) => each.id === told);
  // A correction that changes nothing that was told is no news.
  if (!act) return undefined;
  const stageBefore = replay(earlier, uses).stage;
  const standing = await standingAfter(archive, events, event.position);
  const { state, named, deadlines, procedure } = standing;
  const subject = subjectFrom(id, state);
  const { topics, words } = topicsOfMeasure(id, state.facts, city.describe?.({ ...state, id }) ?? {}, named);
  const bodies = bodiesOfAct(act, state, procedure);
  for (const body of bodies) topics.set(topicKey({ kind: 'body', id: body }), named(body).name);
  for (const member of membersCalled(act)) topics.set(topicKey({ kind: 'votes-of', id: member }), named(member).name);
  const moved = stageBefore !== state.stage;
  if (moved) for (const [key, name] of topicsOfStage(state.stage)) topics.set(key, name);
  const meetings = await meetingsOn(archive, id, bodies, event.position, named);
  const lifecycle = procedure && lifecycleFor(procedure, state.facts, { type: 'read', on: event.on });
  const notice: Notice = {
    id: event.id,
    position: event.position,
    at: event.at,
    on: act.on,
    act: act.event.type,
    said: saidOf(act, procedure, named),
    subject,
    link: city.link?.(subject),
    by: act.by && { ...named(act.by.id), role: act.by.role },
    stage: moved ? { from: stageBefore, to: state.stage } : undefined,
    vote: voteTold(act, procedure, named),
    details: detailsOf(act, named),
    next: nextSteps(event.on, deadlines, meetings, lifecycle, state.stage),
    beHeard: city.beHeard?.(subject, state.stage),
    correction,
    statutory: isStatutory(city, event),
    topics: [...topics.keys()],
    topicNames: Object.fromEntries(topics),
    words,
  };
  return {
    notice,
    before: earlier.length === 0 ? undefined : await standingAfter(archive, earlier, event.position),
    after: standing,
  };
}

/** The bodies that an act names, and those that have the measure before them. */
function bodiesOfAct(act: Chronicled, state: MeasureState, procedure: Procedure | undefined): string[] {
  const { body, to } = act.data as { body?: unknown; to?: unknown };
  const council = meaningOf(act.event).tells === 'count' && body === undefined ? procedure?.council : undefined;
  const named = [body, council, ...(Array.isArray(to) ? to : []), ...bodiesBefore(state, procedure)];
  return [...new Set(named.filter((each): each is string => typeof each === 'string'))];
}

/** The meetings of bodies that have a measure on their agenda. */
async function meetingsOn(
  archive: Archive,
  measure: string,
  bodies: readonly string[],
  position: number,
  named: (id: string) => Named,
): Promise<MeetingTold[]> {
  const found: MeetingTold[] = [];
  for (const body of bodies) {
    const events = await archive.record.events(`body/${body}`, position);
    const meetings = await meetingsAfter(archive, events, position, named(body));
    found.push(...[...meetings.values()].filter(({ agenda }) => agenda.some(({ id }) => id === measure)));
  }
  return found;
}
