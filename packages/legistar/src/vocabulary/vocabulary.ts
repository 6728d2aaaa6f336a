import type { Answer, MeasureActType, MeasureKind } from '@statecraft/core';

/** An act of a measure by the name of its command: one of ours, or of a vocabulary that the procedure uses. */
export type WordedAct = MeasureActType | (string & {});

/** An action of a source in our words. */
export interface Word {
  /** The source's own id of the action. It is asked first; the name only where no word has the id. */
  readonly id?: number | undefined;
  /** Its names, as the source prints them; blanks around them do not count. */
  readonly names: readonly string[];
  readonly act: WordedAct;
  /** What the action alone says of the act. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  /**
   * What of the row becomes part of the act: the `body` that acted, the `roll` of a report, the `method` of a vote, the
   * `committees` that a note names, the `description` of the measure.
   */
  readonly takes?: readonly ('body' | 'roll' | 'method' | 'committees' | 'description')[] | undefined;
  /** The office that acted. */
  readonly by?: string | undefined;
  /** How a vote came out where the row has no flag: the action's name says it. */
  readonly outcome?: 'carried' | 'lost' | undefined;
  /** Its place among the acts of one meeting, as one leads to another. Sources' own order within a meeting is not causal. */
  readonly turn: number;
}

/** A note of the clerk's that tells of an act that has no row of its own. */
export interface TellingNote {
  /** The actions on whose rows the note counts, by id. */
  readonly on: readonly number[];
  /** What the note says, in lower case, as a regular expression. */
  readonly says: string;
  readonly act: WordedAct;
  readonly by?: string | undefined;
  /** Why the act is held to have happened, before the note's own words. */
  readonly reason: string;
}

/**
 * What a clerk does otherwise than the law has it, year in, year out. An act that fails a rule and keeps the practice is
 * told under it, and is no irregularity.
 */
export interface Practice {
  readonly id: string;
  readonly title: string;
  /** The rule that such an act fails. */
  readonly rule: string;
  /** The practice is kept when the act falls so many days after another... */
  readonly days?: { readonly after: 'passage' | WordedAct; readonly count: number } | undefined;
  /** ... or when another act is on record. */
  readonly given?: WordedAct | undefined;
  /** The days on which the practice is known to have been kept. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly citation: string;
}

/** The words of one client of Legistar, as data: what its actions, answers, statuses and notes are to the law. */
export interface Vocabulary {
  /** The client's name in Legistar's own addresses. */
  readonly client: string;
  readonly title: string;
  /** The procedure its words are meant for. */
  readonly procedure: string;
  /** Kinds of measure, ours or the procedure's own, by the source's types. */
  readonly kinds: Readonly<Record<string, MeasureKind>>;
  /** Our bodies by the source's ids; any other is `body-ID`. */
  readonly bodies: Readonly<Record<number, string>>;
  readonly words: readonly Word[];
  /** Where the source's answers stand on a roll. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Where what is counted in a clerk's note stands in a tally: `48 - AFFIRMATIVE`. */
  readonly tallies: Readonly<Record<string, Answer>>;
  /** The stages that a status of the source may stand for. */
  readonly statuses: readonly {
    readonly id?: number | undefined;
    readonly names: readonly string[];
    readonly stages: readonly string[];
  }[];
  readonly notes: readonly TellingNote[];
  readonly practices: readonly Practice[];
  readonly offices: {
    /** The member types that are on a body's roll and have no vote. */
    readonly voteless: readonly string[];
    /** Our roles by the source's member types; any other is a plain member. */
    readonly roles: Readonly<Record<string, string>>;
  };
}

/** A vocabulary made ready for use. */
export interface Dictionary {
  readonly vocabulary: Vocabulary;
  /** The word for an action; absent where the vocabulary has none. */
  wordFor(action: { readonly id?: number | undefined; readonly name: string }): Word | undefined;
  /** Where an answer stands on a roll; absent where the vocabulary does not know it. */
  answerFor(answer: string): Answer | undefined;
  /** The stages that a status may stand for; absent where the vocabulary does not know it. */
  stagesFor(status: { readonly id?: number | undefined; readonly name: string }): readonly string[] | undefined;
  /** Our id of a body of the source. */
  bodyFor(id: number): string;
  /** Our id of a measure of the source. */
  measureFor(id: number): string;
}

/** Makes a vocabulary ready for use. */
export function dictionaryOf(vocabulary: Vocabulary): Dictionary {
  const { client, words, statuses, answers, bodies } = vocabulary;
  const wordsById = byId(words);
  const wordsByName = byName(words);
  const statusesById = byId(statuses);
  const statusesByName = byName(statuses);
  const positions = new Map(Object.entries(answers).map(([answer, position]) => [keyOf(answer), position]));
  const known = new Map<number, string>();
  return {
    vocabulary,
    wordFor: ({ id, name }) => (id === undefined ? undefined : wordsById.get(id)) ?? wordsByName.get(keyOf(name)),
    answerFor: (answer) => positions.get(answer) ?? positions.get(keyOf(answer)),
    stagesFor: ({ id, name }) =>
      ((id === undefined ? undefined : statusesById.get(id)) ?? statusesByName.get(keyOf(name)))?.stages,
    bodyFor(id) {
      const found = known.get(id) ?? bodies[id] ?? `body-${id}`;
      known.set(id, found);
      return found;
    },
    measureFor: (id) => `${client}-${id}`,
  };
}

function byId<Entry extends { readonly id?: number | undefined }>(entries: readonly Entry[]): Map<number, Entry> {
  return new Map(entries.flatMap((entry) => (entry.id === undefined ? [] : [[entry.id, entry] as const])));
}

function byName<Entry extends { readonly names: readonly string[] }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.flatMap((entry) => entry.names.map((name) => [keyOf(name), entry] as const)));
}

/** A name as it is compared: without blanks around it, and with single ones within. */
function keyOf(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
