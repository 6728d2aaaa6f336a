import type { LegalDate } from '../calendar/legal-date.ts';
import type { Actor, Basis, Source } from '../vocabulary/provenance.ts';
import type { Ruling } from '../vocabulary/ruling.ts';
import { canonicalJson } from './canonical.ts';

/** Names a stream: `measure/ID` or `body/ID`. */
export type StreamId = `${'measure' | 'body'}/${string}`;

/** Which encoding of which law judged an act. */
export interface ProcedureRef {
  readonly id: string;
  readonly edition: string;
  readonly version: string;
}

/** What the law made of an act when it was recorded. Replay reads it and never judges again. */
export interface Judgement {
  readonly procedure: ProcedureRef;
  /** The row of the lifecycle table that placed the act; absent for acts of bodies and corrections. */
  readonly row?: string | undefined;
  /** Where the measure stands after the act; absent for acts of bodies. */
  readonly stage?: string | undefined;
  /** How a vote came out. */
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly rulings: readonly Ruling[];
  /** Whether it is an act that only the law does, and the law, read again, does not: it changes neither stage nor facts. */
  readonly void?: true | undefined;
  /** What a late act or a correction changed in the acts that follow it in law, by their event ids. */
  readonly revises?: readonly Revision[] | undefined;
}

/** A later act's judgement, made again because an earlier act came late or was corrected. */
export interface Revision extends Omit<Judgement, 'revises'> {
  readonly event: string;
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An act as it is handed to a log to be recorded. */
export interface UnrecordedEvent {
  /** Unique in the log; made from the command's id, so that the same command makes the same id again. */
  readonly id: string;
  readonly stream: StreamId;
  /** The act, past tense: `referred`. */
  readonly type: string;
  /**
   * The vocabulary that defines the act: `zuerich/referendum`; absent for acts of this library. A correction bears that of the act it says.
   */
  readonly vocabulary?: string | undefined;
  /** The format that `data` is recorded in, as its vocabulary counts them: docs/event-schema.md. */
  readonly schema: number;
  /** The legal date of the act. */
  readonly on: LegalDate;
  /** The event of the same day that it came before, where it is entered after it. */
  readonly before?: string | undefined;
  /** The instant of recording, RFC 3339 in UTC with milliseconds. The log raises it to the last one recorded if it is earlier. */
  readonly at: string;
  readonly basis: Basis;
  readonly source?: Source | undefined;
  readonly by?: Actor | undefined;
  /** Who entered it. */
  readonly recordedBy?: string | undefined;
  /** Shared by the events of one act that touches several streams. */
  readonly actId: string;
  readonly commandId: string;
  /** The event that this one answers. */
  readonly causationId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** The facts. */
  readonly data: JsonObject;
  readonly law: Judgement;
}

/** An act on record: its place in the log and in its stream, both counted from 1 without a gap. */
export interface RecordedEvent extends UnrecordedEvent {
  readonly position: number;
  readonly version: number;
}

/**
 * Whether two events record the same act: stream, vocabulary, type, legal date, actor, basis, source and facts agree.
 *
 * What differs from one try to the next (instant, generated ids, judgement) is left aside.
 */
export function sameAct(a: UnrecordedEvent, b: UnrecordedEvent): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));
}

function contentOf({ stream, vocabulary, type, on, before, by, recordedBy, basis, source, data }: UnrecordedEvent) {
  return { stream, vocabulary, type, on, before, by, recordedBy, basis, source, data };
}
