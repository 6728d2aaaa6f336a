import { type AnyAct, type Lifecycle, type Ruling, sayAct } from '@statecraft/core';
import { together } from '../print/spans.ts';
import type { NameOf } from './names.ts';

/** An act in a clerk's words. */
export interface ActWords {
  readonly headline: string;
  /** What else it says, a line each. */
  readonly details: readonly string[];
}

/** What is needed to put an act into words: the names, and the law for the rules it speaks of. */
export interface Wording {
  readonly nameOf: NameOf;
  readonly lifecycle: Lifecycle;
  /** What the law made of the act, for a vote's arithmetic. */
  readonly rulings?: readonly Ruling[] | undefined;
}

/** Puts an act into the words of its definition, and says who did it. */
export function actInWords(act: AnyAct, { nameOf, lifecycle, rulings }: Wording): ActWords {
  const { by } = act;
  const { headline, details = [] } = sayAct(act, {
    uses: lifecycle.procedure.uses,
    nameOf,
    nameOnRoll: (id) => together(nameOf(id)),
    titleOf: (rule) => lifecycle.rule(rule)?.title,
    rulings,
  });
  const doer = by && `By ${nameOf(by.id)}${by.role ? `, ${by.role.replaceAll('-', ' ')}` : ''}`;
  return { headline, details: [doer, ...details].filter((detail) => typeof detail === 'string') };
}
