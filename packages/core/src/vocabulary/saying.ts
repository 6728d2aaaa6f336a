import type { Ruling } from './ruling.ts';

/** An act in a clerk's words. */
export interface Saying {
  /** One line: "Referred to the finance committee". */
  readonly headline: string;
  /** What else the act says, a line each. Lines that are not text are left out. */
  readonly details?: readonly (string | false | undefined)[];
}

/** What an act's words are made with. */
export interface Wording {
  /** The name of a person, body or office by its id. */
  readonly nameOf: (id: string) => string;
  /** The name of a person in a row of names, as of a roll call. A terminal keeps such a name on one line. */
  readonly nameOnRoll: (id: string) => string;
  /** The title of a rule of the procedure by its id; the id itself where the procedure has no such rule. */
  readonly titleOf: (rule: string) => string;
  /** A vote's question in words, as its definition says it: "passage". */
  readonly questionOf: (question: { readonly kind: string }) => string;
  /** What the law made of the act, for a vote's arithmetic; empty where it is not known. */
  readonly rulings: readonly Ruling[];
}
