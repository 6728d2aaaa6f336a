import type { LegalDate } from '../calendar/legal-date.ts';
import type { Actor, Basis } from './provenance.ts';

/** An act as its recipe and the rules see it: the same before it is recorded and after. */
export interface Entry<Data = Readonly<Record<string, unknown>>> {
  /** The event's id. */
  readonly id: string;
  /** The legal date. */
  readonly on: LegalDate;
  readonly by?: Actor | undefined;
  readonly basis: Basis;
  /** How a vote came out: as announced, else as computed. */
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly data: Data;
}

/** An act of any vocabulary, by the name of its command: `refer`. */
export interface AnyAct extends Entry {
  readonly type: string;
}

/** What an act is about: a measure, or a body. */
export type SubjectKind = 'measure' | 'body';
