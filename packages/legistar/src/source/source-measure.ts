import type { LegalDate } from '@statecraft/core';

/** Where something stands in a source. */
export interface Place {
  /** The file, or the address it was fetched from. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** When it was retrieved, RFC 3339 in UTC, where that was at another time than the rest. */
  readonly retrievedAt?: string | undefined;
}

/** A member's answer on a roll, by the source's id of the person; `null` where the source has the person and no answer. */
export type Ballot = readonly [person: number, answer: string | null];

/** A row of a measure's history as its source has it, in one shape for every source. */
export interface SourceRow {
  /** The source's own id. It stays when the row is moved or reworded. */
  readonly id: number;
  /** The time of the act on the jurisdiction's own clocks, as the source writes it, without a zone. */
  readonly at: string;
  /** The legal date of the act. */
  readonly on: LegalDate;
  readonly action: { readonly id?: number | undefined; readonly name: string };
  readonly body: { readonly id: number; readonly name: string };
  readonly meeting?: number | undefined;
  /** Whether the motion passed; absent where the source does not say. */
  readonly passed?: boolean | undefined;
  /** What the clerk wrote beside it on the agenda, in the minutes, and as the motion. */
  readonly agenda?: string | undefined;
  readonly minutes?: string | undefined;
  readonly motion?: string | undefined;
  readonly votes?: readonly Ballot[] | undefined;
}

/** A row that says what was done and not when. It can have no place among acts. */
export type UndatedRow = Pick<SourceRow, 'id' | 'action'>;

/** A measure as its source has it. */
export interface SourceMeasure {
  /** The source's own id. */
  readonly id: number;
  /** The number the clerk prints. */
  readonly file: string;
  readonly title: string;
  /** What kind of thing the source calls it: `Introduction`, `Ordinance`. */
  readonly type: string;
  /** Where the source says that it stands. */
  readonly status: { readonly id?: number | undefined; readonly name: string };
  /** The persons who sponsor it, by the source's ids, in printed order. */
  readonly sponsors: readonly number[];
  /** In the order of time, and of id where two are of one time. */
  readonly rows: readonly SourceRow[];
  readonly undated: readonly UndatedRow[];
  /** Whether it has rows that cannot be told apart, so that a row that is missing may be one of them. */
  readonly incomplete: boolean;
  readonly place: Place;
}

/** An office that somebody held, to and including its last day. */
export interface Office {
  /** The source's own id of the record; absent where the source gives none. */
  readonly id?: number | undefined;
  readonly person: { readonly id: number; readonly name: string };
  readonly body: { readonly id: number; readonly name: string };
  readonly title: string;
  readonly memberType: string;
  readonly start: LegalDate;
  /** Absent where no end is known. */
  readonly end?: LegalDate | undefined;
  readonly place: Place;
}

/** Names by the source's ids. */
export interface Lookup {
  readonly file: string;
  readonly people: ReadonlyMap<number, string>;
  readonly bodies: ReadonlyMap<number, string>;
}
