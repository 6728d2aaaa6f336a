import type { Entry } from '../acts/act.ts';
import { actOfEvent } from '../acts/acts.ts';
import type { ActOf } from '../acts/command.ts';
import { StatecraftError } from '../errors.ts';
import type { Judgement, RecordedEvent, Revision } from '../log/event.ts';

/** One act of a stream in its legal place, as corrected: what it says now, and what the law now makes of it. */
export interface Chronicled extends Entry {
  readonly event: RecordedEvent;
  readonly law: Pick<Judgement, 'row' | 'stage' | 'outcome' | 'rulings'>;
  /** The correction that changed what it says, if one did. */
  readonly correctedBy?: string | undefined;
}

/**
 * A stream's acts in legal order, corrections applied: by legal date, and on one day as they were recorded.
 *
 * Throws `event-unknown` for a type or schema version that this library does not know, rather than fold without it.
 */
export function chronologyOf(events: readonly RecordedEvent[]): Chronicled[] {
  const acts: Chronicled[] = [];
  for (const event of events) {
    checkKnown(event);
    if (event.type === 'corrected') applyCorrection(acts, event);
    else insert(acts, chronicled(event));
    for (const revision of event.law.revises ?? []) applyRevision(acts, revision);
  }
  return acts;
}

/** An act's place and words before any correction. */
export function chronicled(event: RecordedEvent): Chronicled {
  const { id, on, by, basis, data, law } = event;
  return { id, on, by, basis, outcome: law.outcome, data, law, event };
}

/** Puts an act in its legal place: after every act of its day or of earlier days. */
export function insert(acts: Chronicled[], act: Chronicled): void {
  let index = acts.length;
  while (index > 0 && isAfter(acts[index - 1] as Chronicled, act)) index -= 1;
  acts.splice(index, 0, act);
}

/** Changes the chronology as a correction says; gives the place from which on it may read differently. */
export function applyCorrection(acts: Chronicled[], { id, data }: Pick<RecordedEvent, 'id' | 'data'>): number {
  const { event, change } = data as ActOf<'correct'>['data'];
  const index = acts.findIndex((act) => act.id === event);
  const [old] = index < 0 ? [] : acts.splice(index, 1);
  if (!old) return acts.length;
  if ('strike' in change) return index;
  const corrected = { ...old, on: change.on ?? old.on, data: { ...old.data, ...change.data }, correctedBy: id };
  insert(acts, corrected);
  return Math.min(index, acts.indexOf(corrected));
}

function applyRevision(acts: Chronicled[], { event, ...law }: Revision): void {
  const index = acts.findIndex(({ id }) => id === event);
  const act = acts[index];
  if (act) acts[index] = { ...act, outcome: law.outcome, law };
}

function isAfter(a: Chronicled, b: Chronicled): boolean {
  return a.on > b.on || (a.on === b.on && a.event.position > b.event.position);
}

/** Throws `event-unknown` unless this library knows the event's type and the shape of its data. */
export function checkKnown({ type, schema, position, stream }: RecordedEvent): void {
  const act = actOfEvent(type);
  if (!act || schema > act.schema) {
    throw new StatecraftError(
      'event-unknown',
      `Event ${position} of ${stream} is of type ${type}, schema ${schema}, which this version of the library does not know. Use the version that recorded it, or a later one.`,
      {
        details: { position, stream, type, schema },
      },
    );
  }
}
