import { isDeepStrictEqual } from 'node:util';
import { definitionsOf, type HistoryEntry, type RecordedEvent } from '@statecraft/core';
import { law } from '../law.ts';
import type { HandedIn, Misplaced } from '../recording/record-acts.ts';
import type { Choice } from './choices.ts';
import { dataIn, provenanceIn, type Typed, textOf } from './read-act-form.ts';
import { typedFrom } from './type-act-form.ts';

/** The fields of a correction beside those of its act: what is wrong with it (`otherwise`, `never`), and why it is put right. */
export const WHAT = 'correction.what';
export const WHY = 'correction.why';

/** An act on record as something to be put right; `undefined` for what is no act of its own, such as a correction. */
export function correctionOf(entry: HistoryEntry, headline: string): Choice | undefined {
  const act = definitionsOf(law.uses).acts.find(
    ({ event, subject }) => event === entry.type && subject === 'measure',
  )?.type;
  if (act === undefined) return undefined;
  const { question } = entry.data as { question?: { kind: string } };
  const head = { leads: '', citation: '', ready: true, needs: [] };
  const when: Choice['when'] = question ? { question: question.kind } : {};
  return { ...head, id: entry.event.id, title: `Put right: ${headline}`, act, when, corrects: entry };
}

/** An act as it is recorded, where no correction is read with it: one that was struck. */
export function entryOf(event: RecordedEvent): HistoryEntry {
  const { type, on, by, source, data, law } = event;
  return { event, type, on, by, source, data, stage: law.stage, outcome: law.outcome, rulings: [] };
}

/** The correction that a form asks to record; what of it is not in order is said there. */
export function correctionIn(typed: Typed, choice: Choice, entry: HistoryEntry, { measure, on }: Place): HandedIn {
  const change = textOf(typed, WHAT) === 'never' ? { strike: true } : changeIn(typed, choice, entry);
  return { type: 'correct', measure, on, event: entry.event.id, change, reason: textOf(typed, WHY) };
}

interface Place {
  readonly measure: string;
  /** The day of the correction itself. */
  readonly on: string;
}

function changeIn(typed: Typed, choice: Choice, entry: HistoryEntry): HandedIn {
  const asRecorded = typedFrom(entry, choice.act);
  const on = textOf(typed, 'on');
  const [before, after] = [provenanceIn(asRecorded), provenanceIn(typed)];
  return {
    ...(on !== entry.on && { on }),
    ...(isAlike(before.by, after.by) ? {} : { by: after.by ?? null }),
    ...(isAlike(before.source, after.source)
      ? {}
      : { source: rewritten(entry.source ?? {}, before.source ?? {}, after.source ?? {}) }),
    ...changeOfData(entry.data, dataIn(asRecorded, choice), dataIn(typed, choice), choice.act),
  };
}

/** What is said anew of an act, key by key; all of it where a key is to be gone. */
function changeOfData(present: HandedIn, before: HandedIn, after: HandedIn, act: string): HandedIn {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isAlike(before[key], after[key]),
  );
  if (keys.length === 0) return {};
  const data = Object.fromEntries(keys.map((key) => [key, rewritten(present[key], before[key], after[key])]));
  return keys.some((key) => after[key] === undefined)
    ? { act, data: JSON.parse(JSON.stringify({ ...present, ...data })) }
    : { data };
}

/** A value with what was typed in it; what of it the form has no place for stays. */
function rewritten(present: unknown, before: unknown, after: unknown): unknown {
  if (!isRecord(present) || !isRecord(before) || !isRecord(after) || before.kind !== after.kind) return after;
  const unseen = Object.entries(present).filter(([key]) => !Object.hasOwn(before, key));
  return { ...Object.fromEntries(unseen), ...after };
}

function isRecord(value: unknown): value is HandedIn {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values say the same: a form keeps no order of names. */
function isAlike(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(inOrder(a), inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inOrder(each)])) : value;
}

/** An act on record as it would be handed in. */
export function asHandedIn({ on, by, data }: Said, { act }: Choice, measure: string): HandedIn {
  return { ...data, type: act, measure, on, ...(by && { by }) };
}

/** What is said of an act: as it is recorded, or as a correction would have it. */
type Said = Pick<HistoryEntry, 'data'> & { readonly on: string; readonly by?: HistoryEntry['by'] | null };

/** What is said of an act with a correction read in it; `undefined` where that strikes it. */
export function correctedBy({ change }: HandedIn, entry: HistoryEntry): Said | undefined {
  const { strike, act, data, ...said } = change as Partial<Said> & { readonly strike?: true; readonly act?: string };
  if (strike) return undefined;
  return { on: entry.on, by: entry.by, ...said, data: act === undefined ? { ...entry.data, ...data } : (data ?? {}) };
}

/** The places of a correction that are not in order, as the places of its form. */
export function placesOnForm(places: readonly Misplaced[]): Misplaced[] {
  return places.map(({ path, message }) => {
    if (path[0] === 'reason') return { path: [WHY], message };
    if (path[0] !== 'change') return { path, message };
    const inner = path.slice(path[1] === 'data' ? 2 : 1);
    return { path: inner.length === 0 ? [WHAT] : inner, message };
  });
}
