import { chronologyOf, type Procedure, type RecordedEvent } from '@statecraft/core';
import { topicKey, wordsOf } from '../subscription/topic.ts';
import { isStatutory, type Subject } from './city.ts';
import { correctionTold } from './correction.ts';
import { detailsOf } from './details.ts';
import { meaningOf } from './meaning.ts';
import { namesFrom } from './names.ts';
import { nextSteps } from './next-step.ts';
import type { Notice } from './notice.ts';
import { saidOf } from './said.ts';
import { type Archive, meetingsAfter } from './standing.ts';
import type { Topics } from './topics-of.ts';

/** The notice of an act of a body, with the law it is under; `undefined` for one that says nothing new. */
export async function bodyNotice(
  archive: Archive,
  event: RecordedEvent,
): Promise<{ readonly notice: Notice; readonly procedure: Procedure | undefined } | undefined> {
  const { record, procedures, city, uses } = archive;
  const id = event.stream.slice('body/'.length);
  const events = await record.events(event.stream, event.position);
  const [before, after] = [chronologyOf(events.slice(0, -1), uses), chronologyOf(events, uses)];
  const correction = correctionTold(event, before, after);
  const told = meaningOf(event).putsRight ? correction?.of : event.id;
  const act = after.find((each) => each.id === told) ?? before.find((each) => each.id === told);
  if (!act) return undefined;
  const procedure = procedures.find((each) => each.id === event.law.procedure.id);
  const named = namesFrom(city, procedure, [await record.body(id, event.position)]);
  const body = named(id);
  const subject: Subject = { kind: 'body', id, title: body.name };
  const meeting = (await meetingsAfter(archive, events, event.position, body)).get(String(act.data.meeting));
  const agenda = meeting?.agenda ?? [];
  const topics: Topics = new Map([
    [topicKey({ kind: 'everything' }), 'everything'],
    [topicKey({ kind: 'body', id }), body.name],
    ...agenda.map(
      (measure) => [topicKey(measureTopic(measure.id)), measure.file ?? measure.title ?? measure.id] as const,
    ),
  ]);
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
    meeting,
    details: detailsOf(act, named),
    next: meeting && !meeting.cancelled ? nextSteps(event.on, [], [meeting], undefined, '') : [],
    beHeard: city.beHeard?.(subject, undefined),
    correction,
    statutory: isStatutory(city, event),
    topics: [...topics.keys()],
    topicNames: Object.fromEntries(topics),
    words: wordsOf([body.name, ...agenda.flatMap(({ title, file }) => [title, file])].filter(Boolean).join(' ')),
  };
  return { notice, procedure };
}

function measureTopic(id: string) {
  return { kind: 'measure' as const, id };
}
