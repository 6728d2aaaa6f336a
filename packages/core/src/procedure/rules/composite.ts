import type { Verdict } from '../../vocabulary/ruling.ts';

/** How a rule is made of others, each part a rule with its own id, words and grounds. */
export interface Composition {
  readonly kind: string;
  /** Of the parts' verdicts, the first in this order is the whole's. */
  readonly order: readonly Verdict[];
  /** The verdict of a part that decides by itself. */
  readonly deciding: Verdict;
  readonly words: string;
}

/** One of several rules is enough. */
export const anyOf: Composition = {
  kind: 'any-of',
  order: ['holds', 'unsettled', 'undetermined', 'fails'],
  deciding: 'holds',
  words: 'any one of',
};

/** Several rules at once: what makes one of them fail makes the whole fail. */
export const allOf: Composition = {
  kind: 'all-of',
  order: ['fails', 'unsettled', 'undetermined', 'holds'],
  deciding: 'fails',
  words: 'all of',
};

/** The ways to make a rule of others, by name. They are closed: replay and audit rest on them. */
export const compositions: ReadonlyMap<string, Composition> = new Map([anyOf, allOf].map((each) => [each.kind, each]));
