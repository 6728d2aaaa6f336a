import type { MeasureFacts } from '../acts/acts.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Phase } from '../vocabulary/stage.ts';
import type { Bodies } from './bodies.ts';

/** What a rule looks at besides what it sees of the facts: the act, and the bodies on the day. */
export interface Situation {
  readonly act: AnyAct;
  readonly bodies: Bodies;
  /** Whether the chair's casting vote counts; absent where no rule of the row says. */
  readonly castingCounts?: boolean | undefined;
}

/** Where a measure stands as a day is set for it, and the bodies of the jurisdiction. */
export interface Standpoint {
  readonly stage: string;
  /** What the stage means: whether the measure is under way, is law, or its way is over. */
  readonly phase: Phase;
  readonly bodies: Bodies;
}

/** Where a measure stands, and what its events say. */
export interface Standing {
  readonly stage: string;
  readonly facts: MeasureFacts;
}
