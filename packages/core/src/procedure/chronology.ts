import type { ActOf } from '../acts/command.ts';
import { type Definitions, definitionsOf, isGloss, type Recording } from '../definitions.ts';
import { StatecraftError } from '../errors.ts';
import type { JsonObject, Judgement, RecordedEvent, Revision } from '../log/event.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import type { AnyAct, Entry } from '../vocabulary/entry.ts';
import type { Source } from '../vocabulary/provenance.ts';
import { isBound, readPastBounds } from '../vocabulary/text.ts';
import { upcastEvent, upcastStream } from './upcast.ts';

/** One act of a stream in its legal place, as corrected: what it says now, and what the law now makes of it. */
export interface Chronicled extends Entry {
  /** The act as an event, past tense: what it was recorded as, or what a correction says that it was. */
  readonly type: string;
  /** The definition of the act; absent for an event that was passed over because no vocabulary at hand defines its act. */
  readonly recording?: Recording | undefined;
  readonly source?: Source | undefined;
  /** The act of its day that it came before. */
  readonly before?: string | undefined;
  readonly event: RecordedEvent;
  readonly law: Omit<Judgement, 'revises'>;
  /** The correction that changed what it says, if one did. */
  readonly correctedBy?: string | undefined;
}

/** How a stream is read. */
export interface Reading {
  /**
   * `pass` reads on over events that no vocabulary at hand defines: stages stay right, for events carry where they landed, and the facts
   * of what was passed over are missing. Left out, such an event is a fault. Deciding never passes over.
   */
  readonly unknown?: 'pass' | undefined;
}

/**
 * A stream's acts in legal order, corrections applied: by legal date, and on one day as they were recorded.
 *
 * `uses` are the vocabularies besides ours. Throws `event-unknown` for a type or format that none of them defines, rather than fold
 * without it.
 */
export function chronologyOf(
  events: readonly RecordedEvent[],
  uses: readonly AnyVocabulary[],
  reading: Reading = {},
): Chronicled[] {
  return chronologyBy(events, definitionsOf(uses), reading);
}

/** As `chronologyOf`, by definitions at hand. */
export function chronologyBy(
  events: readonly RecordedEvent[],
  definitions: Definitions,
  { unknown }: Reading = {},
): Chronicled[] {
  const acts: Chronicled[] = [];
  if (unknown !== 'pass') for (const event of events) checkKnown(event, definitions);
  for (const event of upcastStream(events, definitions)) {
    if (event.type === 'corrected') applyCorrection(acts, event, definitions);
    else if (!isGloss(event)) insert(acts, chronicled(event, definitions));
    for (const revision of event.law.revises ?? []) applyRevision(acts, revision);
  }
  return acts;
}

/** An act's place and words before any correction. */
export function chronicled(recorded: RecordedEvent, definitions: Definitions): Chronicled {
  const event = upcastEvent(recorded, definitions);
  const { id, type, on, before, by, basis, source, data } = event;
  const { revises: _ofOthers, ...law } = event.law;
  const recording = isKnown(event, definitions) ? definitions.actOfEvent(event) : undefined;
  return { id, type, recording, on, before, by, basis, source, outcome: law.outcome, data, law, event };
}

/** An act that is not recorded yet as though it were, in the last place of its day or before another of it. */
export function chronicledAs(act: AnyAct, definitions: Definitions, before?: string): Chronicled {
  const recording = definitions.actOfType(act.type);
  const event = { type: recording.event, position: Number.POSITIVE_INFINITY } as RecordedEvent;
  return { ...act, type: recording.event, recording, before, data: act.data, event } as unknown as Chronicled;
}

/** A recorded act as it was when it came before the law, the outcome of a vote still to be worked out. */
export function actOf({ id, type, recording, on, by, basis, data }: Chronicled): AnyAct {
  return { type: recording?.type ?? type, id, on, by, basis, data };
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
export function applyCorrection(
  acts: Chronicled[],
  { id, data }: Pick<RecordedEvent, 'id' | 'data'>,
  definitions: Definitions,
): number {
  const { event, change } = data as ActOf<'correct'>['data'];
  const index = acts.findIndex((act) => act.id === event);
  const [old] = index < 0 ? [] : acts.splice(index, 1);
  if (!old) return acts.length;
  if ('strike' in change) return index;
  const { on = old.on, by = old.by, source = old.source, before } = change;
  const { recording, data: facts } = correctedAct(old, change, definitions);
  const type = recording?.event ?? old.type;
  const corrected = { ...old, type, recording, on, before, by: by ?? undefined, source, data: facts, correctedBy: id };
  // What stays on its day stays in its place, unless it is said where it belongs.
  const place = on === old.on && before === undefined ? index : placeIn(acts, corrected);
  acts.splice(place, 0, corrected);
  return Math.min(index, place);
}

/** An act as a correction has it, in the form that a command would have given, and what keeps it from having that form. */
export function correctedAct(
  { recording: before, data: old }: Chronicled,
  { act, data }: ChangeOfAct,
  definitions: Definitions,
) {
  const recording = act === undefined ? before : definitions.commandable(act);
  if (!data && act === undefined) return { recording, data: old, flaws: [] };
  const said = act === undefined ? { ...old, ...data } : { ...data };
  if (!recording) return { recording, data: said, flaws: [] };
  const { success, error } = recording.data.safeParse(said);
  // What was recorded before there were bounds may still be put right: only what the correction says is held to them.
  const isNew = ([key]: readonly PropertyKey[]) => act !== undefined || Object.hasOwn(data ?? {}, String(key));
  const flaws = success ? [] : error.issues.filter((issue) => !isBound(issue) || isNew(issue.path));
  const read = readPastBounds(recording.data, said);
  return { recording, data: read.success ? read.data : said, flaws };
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
export function comesLast(event: RecordedEvent, lastOn: string | undefined, definitions: Definitions): boolean {
  const behind = event.before === undefined && (lastOn === undefined || event.on >= lastOn);
  return behind && isKnown(event, definitions) && !isGloss(event);
}

/** Whether the vocabularies at hand define the event's act, and the format of its data. */
export function isKnown(event: RecordedEvent, definitions: Definitions): boolean {
  const { schema } = event;
  const formats = definitions.formatsOf(event);
  if (!formats || !Number.isInteger(schema) || schema < 1 || schema > formats.present) return false;
  return isGloss(event) || definitions.actOfEvent(event) !== undefined;
}

function checkKnown(event: RecordedEvent, definitions: Definitions): void {
  if (isKnown(event, definitions)) return;
  const { type, vocabulary, schema, position, stream } = event;
  throw new StatecraftError('event-unknown', `Event ${position} of ${stream} ${sayUnknown(event, definitions)}`, {
    details: { position, stream, type, schema, ...(vocabulary !== undefined && { vocabulary }) },
  });
}

/** Why an event cannot be read, and what to do: which vocabulary or which version is missing. */
export function sayUnknown(event: RecordedEvent, definitions: Definitions): string {
  const { type, vocabulary, schema } = event;
  const what = `is of type ${type}, schema ${schema}`;
  if (vocabulary === undefined)
    return `${what}, which this version of the library does not know. Use the version that recorded it, or a later one.`;
  return definitions.formatsOf(event)
    ? `${what}, of the vocabulary ${vocabulary}, which the version of it at hand does not know. Use the version that recorded it, or a later one.`
    : `${what}, of the vocabulary ${vocabulary}, which is not at hand. Give a procedure that uses it, or the vocabulary itself.`;
}
