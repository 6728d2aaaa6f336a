import type { BodyFacts, MeasureFacts } from '../acts/acts.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import type { ProcedureRef, RecordedEvent } from '../log/event.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import { UNFILED } from '../vocabulary/stage.ts';
import { type Chronicled, chronologyBy, type Reading } from './chronology.ts';
import type { Standing } from './situation.ts';

/** What a stream's events come to. */
export interface MeasureState extends Standing {
  /** The stream's version: how many events it holds. */
  readonly version: number;
  /** The procedure, edition and version that judged the last act; absent when nothing is on record. */
  readonly procedure?: ProcedureRef | undefined;
  /** The events that no vocabulary at hand defines, whose facts are missing; absent where there is none. */
  readonly passedOver?: readonly PassedOver[] | undefined;
}

/** An event that was passed over: its act's facts are missing. */
export interface PassedOver {
  readonly position: number;
  readonly type: string;
  readonly vocabulary?: string | undefined;
  readonly schema: number;
}

/** Where to look back from. */
export interface AsOf extends Reading {
  /** As of a legal date: acts of later days are left out. */
  readonly on?: string | undefined;
  /** As of an instant (RFC 3339): what was recorded later is left out. */
  readonly at?: string | undefined;
}

/**
 * Reads a measure's events: the recorded stages and the facts, in legal order, corrections applied. It judges nothing.
 *
 * `uses` are the vocabularies besides ours. Throws `event-unknown` for an event that none of them defines, unless told to pass it over.
 */
export function replay(
  events: readonly RecordedEvent[],
  uses: readonly AnyVocabulary[],
  asOf: AsOf = {},
): MeasureState {
  return replayBy(events, definitionsOf(uses), asOf);
}

/** As `replay`, by definitions at hand. */
export function replayBy(events: readonly RecordedEvent[], definitions: Definitions, asOf: AsOf = {}): MeasureState {
  const recorded = recordedBy(events, asOf);
  const acts = chronologyBy(recorded, definitions, asOf).filter(({ on }) => asOf.on === undefined || on <= asOf.on);
  // Of a measure whose acts are all struck, or of later days, the procedure is still the one it began under.
  const { procedure } = acts.at(-1)?.law ?? recorded[0]?.law ?? {};
  const passedOver = acts.flatMap(({ recording, event }) => (recording ? [] : [passed(event)]));
  return {
    ...standingAfter(acts, definitions),
    version: recorded.length,
    procedure,
    ...(passedOver.length > 0 && { passedOver }),
  };
}

function passed({ position, type, vocabulary, schema }: RecordedEvent): PassedOver {
  return { position, type, ...(vocabulary !== undefined && { vocabulary }), schema };
}

/** Reads a body's events into its facts, in legal order, corrections applied. `uses` are the vocabularies besides ours. */
export function replayBody(
  events: readonly RecordedEvent[],
  uses: readonly AnyVocabulary[],
  asOf: AsOf = {},
): BodyFacts {
  return replayBodyBy(events, definitionsOf(uses), asOf);
}

/** As `replayBody`, by definitions at hand. */
export function replayBodyBy(events: readonly RecordedEvent[], definitions: Definitions, asOf: AsOf = {}): BodyFacts {
  const facts = definitions.unrecordedBody();
  for (const act of chronologyBy(recordedBy(events, asOf), definitions, asOf)) {
    if (asOf.on === undefined || act.on <= asOf.on) act.recording?.record(facts as BodyFacts & MeasureFacts, act);
  }
  return deepFreeze(facts);
}

/** Where a measure stands after acts in legal order. */
export function standingAfter(acts: readonly Chronicled[], definitions: Definitions): Standing {
  const facts = definitions.unrecordedMeasure();
  for (const act of acts) if (!act.law.void) act.recording?.record(facts as BodyFacts & MeasureFacts, act);
  return { stage: acts.at(-1)?.law.stage ?? UNFILED, facts: deepFreeze(facts) };
}

/** The events that were on record at the instant looked back from. */
export function recordedBy(events: readonly RecordedEvent[], { at }: AsOf): readonly RecordedEvent[] {
  if (at === undefined) return events;
  const instant = Date.parse(at);
  return events.filter((event) => Date.parse(event.at) <= instant);
}
