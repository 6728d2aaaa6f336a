import { type BodyFacts, ownVocabulary, type Procedure, type RecordedEvent } from '@statecraft/core';
import type { LoadedRecord } from '../record/load-record.ts';

/** The name to print for an id of a person, body or office; the id itself where none is known. */
export type NameOf = (id: string) => string;

/** Names as the record gives them, else as the roster does, else as the procedure names its bodies. */
export function namesFrom(
  { people }: Pick<LoadedRecord, 'people'>,
  procedure: Procedure,
  roster: readonly Pick<BodyFacts['tenures'][number], 'member' | 'name'>[],
): NameOf {
  const seated = new Map(roster.flatMap(({ member, name }) => (name === undefined ? [] : [[member, name] as const])));
  return (id) =>
    (Object.hasOwn(people, id) ? people[id] : undefined) ??
    seated.get(id) ??
    (Object.hasOwn(procedure.bodies, id) ? procedure.bodies[id]?.name : undefined) ??
    id;
}

/** Who was seated by events of bodies. */
export function seatedBy(events: readonly RecordedEvent[]): { member: string; name?: string }[] {
  return events.flatMap(({ type, data }) => (type === ownVocabulary.acts.seat.event ? [data as { member: string; name?: string }] : []));
}
