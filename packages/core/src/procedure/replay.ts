import { actOfEvent, type BodyFacts, type MeasureFacts, unrecordedBody, unrecordedMeasure } from '../acts/acts.ts';
import { deepFreeze } from '../deep-freeze.ts';
import type { ProcedureRef, RecordedEvent } from '../log/event.ts';
import { type Chronicled, chronologyOf } from './chronology.ts';
import type { Standing } from './rule.ts';
import { UNFILED } from '../vocabulary/stage.ts';

/** What a stream's events come to. */
export interface MeasureState extends Standing {
  /** The stream's version: how many events it holds. */
  readonly version: number;
  /** The procedure, edition and version that judged the last act; absent when nothing is on record. */
  readonly procedure?: ProcedureRef | undefined;
}

/** Where to look back from. */
export interface AsOf {
  /** As of a legal date: acts of later days are left out. */
  readonly on?: string | undefined;
  /** As of an instant (RFC 3339): what was recorded later is left out. */
  readonly at?: string | undefined;
}

/** Reads a measure's events: the recorded stages and the facts, in legal order, corrections applied. It judges nothing. */
export function replay(events: readonly RecordedEvent[], asOf: AsOf = {}): MeasureState {
  const recorded = recordedBy(events, asOf);
  const acts = chronologyOf(recorded).filter(({ on }) => asOf.on === undefined || on <= asOf.on);
  // Of a measure whose acts are all struck, or of later days, the procedure is still the one it began under.
  const { procedure } = acts.at(-1)?.law ?? recorded[0]?.law ?? {};
  return { ...standingAfter(acts), version: recorded.length, procedure };
}

/** Reads a body's events into its facts, in legal order, corrections applied. */
export function replayBody(events: readonly RecordedEvent[], asOf: AsOf = {}): BodyFacts {
  const facts = unrecordedBody();
  for (const act of chronologyOf(recordedBy(events, asOf))) {
    if (asOf.on === undefined || act.on <= asOf.on)
      actOfEvent(act.type)?.record(facts as BodyFacts & MeasureFacts, act);
  }
  return deepFreeze(facts);
}

/** Where a measure stands after acts in legal order. */
export function standingAfter(acts: readonly Chronicled[]): Standing {
  const facts = unrecordedMeasure();
  for (const act of acts) if (!act.law.void) actOfEvent(act.type)?.record(facts as BodyFacts & MeasureFacts, act);
  return { stage: acts.at(-1)?.law.stage ?? UNFILED, facts: deepFreeze(facts) };
}

/** The events that were on record at the instant looked back from. */
export function recordedBy(events: readonly RecordedEvent[], { at }: AsOf): readonly RecordedEvent[] {
  if (at === undefined) return events;
  const instant = Date.parse(at);
  return events.filter((event) => Date.parse(event.at) <= instant);
}
