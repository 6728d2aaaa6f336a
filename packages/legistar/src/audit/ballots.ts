import { personFor } from '../mapping/roll.ts';
import type { Roster } from '../roster/tenures.ts';
import type { SourceMeasure } from '../source/source-measure.ts';
import type { Dictionary } from '../vocabulary/vocabulary.ts';

/** The single votes of a record against the offices that people held. */
export interface BallotSummary {
  /** Every vote of a person on a row. */
  readonly cast: number;
  /** Votes of bodies and days of which offices are on record. */
  readonly checked: number;
  readonly inOffice: number;
  readonly notInOffice: readonly Stranger[];
}

/** Somebody who stands on a roll and held no office in the body on that day. */
export interface Stranger {
  readonly file: string;
  readonly row: number;
  readonly on: string;
  readonly person: string;
  readonly body: string;
}

/** Holds every vote of a person, on whatever row it stands, against the person's office on that day. */
export class Ballots {
  readonly #roster: Roster;
  readonly #dictionary: Dictionary;
  readonly #notInOffice: Stranger[] = [];
  readonly #count = { cast: 0, checked: 0, inOffice: 0 };

  constructor(roster: Roster, dictionary: Dictionary) {
    this.#roster = roster;
    this.#dictionary = dictionary;
  }

  add({ file, rows }: SourceMeasure): void {
    for (const row of rows) {
      if (!row.votes) continue;
      const body = this.#dictionary.bodyFor(row.body.id);
      for (const [id] of row.votes) {
        this.#count.cast += 1;
        const person = personFor(id);
        const sits = this.#roster.sits(body, person, row.on);
        if (sits === undefined) continue;
        this.#count.checked += 1;
        if (sits) this.#count.inOffice += 1;
        else this.#notInOffice.push({ file, row: row.id, on: row.on, person, body });
      }
    }
  }

  get sum(): BallotSummary {
    return { ...this.#count, notInOffice: this.#notInOffice };
  }
}
