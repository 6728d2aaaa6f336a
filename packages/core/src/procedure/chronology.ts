import type { Entry } from '../vocabulary/define-act.ts';
import { actOfEvent, actOfType, eventOfAct, isGloss } from '../acts/acts.ts';
import type { Act, ActOf } from '../acts/command.ts';
import { formats } from '../vocabulary/formats.ts';
import type { Source } from '../vocabulary/provenance.ts';
import { StatecraftError } from '../errors.ts';
import type { JsonObject, Judgement, RecordedEvent, Revision } from '../log/event.ts';
import { upcastEvent, upcastStream } from './upcast.ts';

/** One act of a stream in its legal place, as corrected: what it says now, and what the law now makes of it. */
export interface Chronicled extends Entry {
  /** The act as an event, past tense: what it was recorded as, or what a correction says that it was. */
  readonly type: string;
  readonly source?: Source | undefined;
  /** The act of its day that it came before. */
  readonly before?: string | undefined;
  readonly event: RecordedEvent;
  readonly law: Omit<Judgement, 'revises'>;
  /** The correction that changed what it says, if one did. */
  readonly correctedBy?: string | undefined;
}

/**
 * A stream's acts in legal order, corrections applied: by legal date, and on one day as they were recorded.
 *
 * Throws `event-unknown` for a type or format that this library does not know, rather than fold without it.
 */
export function chronologyOf(events: readonly RecordedEvent[]): Chronicled[] {
  const acts: Chronicled[] = [];
  for (const event of events) checkKnown(event);
  for (const event of upcastStream(events)) {
    if (event.type === 'corrected') applyCorrection(acts, event);
    else if (!isGloss(event)) insert(acts, chronicled(event));
    for (const revision of event.law.revises ?? []) applyRevision(acts, revision);
  }
  return acts;
}

/** An act's place and words before any correction. */
export function chronicled(recorded: RecordedEvent): Chronicled {
  const event = upcastEvent(recorded);
  const { id, type, on, before, by, basis, source, data } = event;
  const { revises: _ofOthers, ...law } = event.law;
  return { id, type, on, before, by, basis, source, outcome: law.outcome, data, law, event };
}

/** An act that is not recorded yet as though it were, in the last place of its day or before another of it. */
export function chronicledAs(act: Act, before?: string): Chronicled {
  const { event: type } = actOfType(act.type);
  const event = { type, position: Number.POSITIVE_INFINITY } as RecordedEvent;
  return { ...act, type, before, data: act.data, event } as unknown as Chronicled;
}

/** A recorded act as it was when it came before the law, the outcome of a vote still to be worked out. */
export function actOf({ id, type, on, by, basis, data }: Chronicled): Act {
  return { type: actOfEvent(type)?.type, id, on, by, basis, data } as Act;
}

/** Puts an act in its legal place. */
export function insert(acts: Chronicled[], act: Chronicled): void {
  acts.splice(placeIn(acts, act), 0, act);
}

/** An act's legal place: before the act of its day that it names, else after every act of its day or of earlier days. */
export function placeIn(acts: readonly Chronicled[], act: Chronicled): number {
  const named = act.before === undefined ? -1 : acts.findIndex(({ id, on }) => id === act.before && on === act.on);
  if (named >= 0) return named;
  let index = acts.length;
  while (index > 0 && isAfter(acts[index - 1] as Chronicled, act)) index -= 1;
  return index;
}

/** Changes the chronology as a correction says; gives the place from which on it may read differently. */
export function applyCorrection(acts: Chronicled[], { id, data }: Pick<RecordedEvent, 'id' | 'data'>): number {
  const { event, change } = data as ActOf<'correct'>['data'];
  const index = acts.findIndex((act) => act.id === event);
  const [old] = index < 0 ? [] : acts.splice(index, 1);
  if (!old) return acts.length;
  if ('strike' in change) return index;
  const { on = old.on, by = old.by, source = old.source, before } = change;
  const { type, data: facts } = correctedAct(old, change);
  const corrected = { ...old, type, on, before, by: by ?? undefined, source, data: facts, correctedBy: id };
  // What stays on its day stays in its place, unless it is said where it belongs.
  const place = on === old.on && before === undefined ? index : placeIn(acts, corrected);
  acts.splice(place, 0, corrected);
  return Math.min(index, place);
}

/** An act as a correction has it, in the form that a command would have given, and what keeps it from having that form. */
export function correctedAct({ type: before, data: old }: Chronicled, { act, data }: ChangeOfAct) {
  const type = act === undefined ? before : eventOfAct(act);
  if (!data && act === undefined) return { type, data: old, flaws: [] };
  const said = act === undefined ? { ...old, ...data } : { ...data };
  const parsed = actOfEvent(type)?.payload.safeParse(said);
  return { type, data: parsed?.success ? parsed.data : said, flaws: parsed?.error?.issues ?? [] };
}

/** What a correction may say of an act besides when, by whom and from what source. */
interface ChangeOfAct {
  readonly act?: string | undefined;
  readonly data?: JsonObject | undefined;
}

function applyRevision(acts: Chronicled[], { event, ...law }: Revision): void {
  const index = acts.findIndex(({ id }) => id === event);
  const act = acts[index];
  if (act) acts[index] = { ...act, outcome: law.outcome, law };
}

function isAfter(a: Chronicled, b: Chronicled): boolean {
  return a.on > b.on || (a.on === b.on && a.event.position > b.event.position);
}

/** Whether an event is an act that comes after all up to a day, in law as on record. */
export function comesLast(event: RecordedEvent, lastOn: string | undefined): boolean {
  const behind = event.before === undefined && (lastOn === undefined || event.on >= lastOn);
  return behind && isKnown(event) && !isGloss(event);
}

/** Whether this library knows the event's type and the format of its data. */
export function isKnown({ type, schema }: RecordedEvent): boolean {
  return Number.isInteger(schema) && schema >= 1 && schema <= formats.present && actOfEvent(type) !== undefined;
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
