import type { Entry } from '../acts/act.ts';
import { actOfEvent, actOfType, isGloss } from '../acts/acts.ts';
import type { Act, ActOf } from '../acts/command.ts';
import { StatecraftError } from '../errors.ts';
import type { JsonObject, Judgement, RecordedEvent, Revision } from '../log/event.ts';

/** One act of a stream in its legal place, as corrected: what it says now, and what the law now makes of it. */
export interface Chronicled extends Entry {
  readonly event: RecordedEvent;
  readonly law: Omit<Judgement, 'revises'>;
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
    else if (!isGloss(event)) insert(acts, chronicled(event));
    for (const revision of event.law.revises ?? []) applyRevision(acts, revision);
  }
  return acts;
}

/** An act's place and words before any correction. */
export function chronicled(event: RecordedEvent): Chronicled {
  const { id, on, by, basis, data } = event;
  const { revises: _ofOthers, ...law } = event.law;
  return { id, on, by, basis, outcome: law.outcome, data, law, event };
}

/** A decided act as though it were on record, in the last place of its day. */
export function chronicledAs(act: Act, law?: Judgement): Chronicled {
  const event = { type: actOfType(act.type).event, position: Number.POSITIVE_INFINITY } as RecordedEvent;
  return { ...act, data: act.data, law, event } as Chronicled;
}

/** A recorded act as it was when it came before the law, the outcome of a vote still to be worked out. */
export function actOf({ id, on, by, basis, data, event }: Chronicled): Act {
  return { type: actOfEvent(event.type)?.type, id, on, by, basis, data } as Act;
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
  const corrected = { ...old, on: change.on ?? old.on, data: correctedData(old, change.data), correctedBy: id };
  insert(acts, corrected);
  return Math.min(index, acts.indexOf(corrected));
}

/** The facts of an act with some replaced, in the form that a command would have given them. */
function correctedData({ event, data }: Chronicled, change: JsonObject | undefined): JsonObject {
  if (!change) return data;
  const parsed = actOfEvent(event.type)?.payload.safeParse({ ...data, ...change });
  return parsed?.success ? parsed.data : { ...data, ...change };
}

function applyRevision(acts: Chronicled[], { event, ...law }: Revision): void {
  const index = acts.findIndex(({ id }) => id === event);
  const act = acts[index];
  if (act) acts[index] = { ...act, outcome: law.outcome, law };
}

function isAfter(a: Chronicled, b: Chronicled): boolean {
  return a.on > b.on || (a.on === b.on && a.event.position > b.event.position);
}

/** Whether this library knows the event's type and the shape of its data. */
export function isKnown({ type, schema }: RecordedEvent): boolean {
  return schema <= (actOfEvent(type)?.schema ?? 0);
}

function checkKnown(event: RecordedEvent): void {
  if (!isKnown(event)) {
    const { type, schema, position, stream } = event;
    throw new StatecraftError(
      'event-unknown',
      `Event ${position} of ${stream} is of type ${type}, schema ${schema}, which this version of the library does not know. Use the version that recorded it, or a later one.`,
      {
        details: { position, stream, type, schema },
      },
    );
  }
}
