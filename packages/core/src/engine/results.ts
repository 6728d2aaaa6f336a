import type { MeasureFacts } from '../acts/acts.ts';
import type { Command } from '../acts/command.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { ErrorCode } from '../errors.ts';
import type { RecordedEvent } from '../log/event.ts';
import type { Deadline } from '../procedure/deadlines.ts';
import type { ExplainedRuling } from '../procedure/explain.ts';
import type { Rejection } from '../procedure/rejection.ts';
import type { MeasureState } from '../procedure/replay.ts';
import type { Actor, Source } from '../vocabulary/provenance.ts';
import type { Refusable } from '../vocabulary/ruling.ts';

/** How a command is to be taken. */
export interface ExecuteOptions {
  /** The verdicts on which it is refused: `fails` when left out. Add `undetermined` and `unsettled` to be stricter than the law. */
  readonly refuseOn?: readonly Refusable[];
  /**
   * The act stands on a record that others kept: a fact, which is placed and judged and never refused for what the law makes of it,
   * nor for being out of order. One that the procedure has no row for is refused all the same, for it has no place.
   */
  readonly onRecord?: boolean;
}

/** How a command is to be taken that stands alone. */
export interface ExecuteOneOptions extends ExecuteOptions {
  /**
   * The version of the measure or body that the caller looked at, 0 for one that was not on record: the act is recorded upon that
   * version or not at all. Where something was recorded since, `execute` throws `version-conflict`, and the caller looks again.
   */
  readonly expect?: number;
}

/** An act on record, and what the law made of it. */
export interface Executed {
  readonly ok: true;
  readonly event: RecordedEvent;
  /** The rulings in words; put together when they are first asked for. */
  readonly rulings: readonly ExplainedRuling[];
  /** Whether the command was on record already. */
  readonly repeated: boolean;
}

/** What came of a command. */
export type Result = Executed | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** A command of several that was refused, by its place among them. */
export interface Refusal {
  readonly index: number;
  readonly rejections: readonly Rejection[];
}

/** What came of several commands: all on record, or none and why. */
export type BatchResult =
  | { readonly ok: true; readonly results: readonly Executed[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A measure as it is on record. */
export interface Measure<Facts extends MeasureFacts = MeasureFacts> extends MeasureState {
  readonly id: string;
  readonly facts: Facts;
  readonly deadlines: readonly Deadline[];
}

/** An act of a measure's history, as corrected, with the words for what the law made of it. */
export interface HistoryEntry {
  readonly event: RecordedEvent;
  /** The act, past tense; as all here, as corrected. */
  readonly type: string;
  /** The vocabulary that defines the act; absent for ours. */
  readonly vocabulary?: string | undefined;
  readonly on: LegalDate;
  readonly by?: Actor | undefined;
  readonly source?: Source | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly stage?: string | undefined;
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly rulings: readonly ExplainedRuling[];
  readonly correctedBy?: string | undefined;
  /** Whether it is a lapse that the law, read again after a late act or a correction, does not do: the measure stays where it stood. */
  readonly void?: true | undefined;
}

/** What would come of a command. */
export interface Explanation {
  readonly ok: boolean;
  readonly rejections: readonly Rejection[];
  readonly rulings: readonly ExplainedRuling[];
  /** Where the measure would stand; for a refused act, where the record of it would be placed. */
  readonly stage?: string | undefined;
  /** What it makes of acts on the same record: of those that a late act comes before, of the one that a correction corrects and those after. */
  readonly revises: readonly Revised[];
}

/** An act on record as the law would read it after another. */
export interface Revised extends Pick<HistoryEntry, 'stage' | 'outcome' | 'rulings' | 'void'> {
  /** The id of its event. */
  readonly event: string;
}

/** A measure that cannot be read: an event of it is of a vocabulary, a type or a format that is not at hand. */
export interface UnreadableMeasure {
  readonly measure: string;
  readonly code: ErrorCode;
  /** Which event it is, and what to give so that it can be read. */
  readonly message: string;
}

/** Which deadlines are asked for. */
export interface DeadlineQuery {
  /** Of one measure; of all when left out. */
  readonly measure?: string;
  /** Up to a legal date, that day included. */
  readonly until?: string;
}

/** A day the law sets, and for which measure. */
export interface MeasureDeadline extends Deadline {
  readonly measure: string;
}

/** An act that is put right wherever it is on record: one waiver over forty measures, say. */
export interface ActCorrection {
  /** The act's id, which its events share. */
  readonly act: string;
  readonly change: Extract<Command, { type: 'correct' }>['change'];
  readonly reason: string;
  readonly on: string;
  readonly by?: { readonly id: string; readonly role?: string };
  readonly recordedBy?: string;
  /** Makes the correction idempotent. */
  readonly commandId?: string;
}
