import { z } from 'zod';
import type { ActType, MeasureFacts } from '../acts/acts.ts';
import type { Act } from '../acts/command.ts';
import { measureKind } from '../acts/description.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Ruling } from '../log/event.ts';
import type { Bodies } from './bodies.ts';
import { citation, unsettled } from './citation.ts';

/** What a rule looks at: the act, the facts before it, and the bodies on the day. */
export interface Situation {
  readonly act: Act;
  readonly facts: MeasureFacts;
  readonly bodies: Bodies;
  /** Whether the chair's casting vote counts; absent where no rule of the row says. */
  readonly castingCounts?: boolean | undefined;
}

/** Where a measure stands, and what its events say. */
export interface Standing {
  readonly stage: string;
  readonly facts: MeasureFacts;
}

/** What a rule finds: a ruling that does not know its rule's id yet. */
export type Finding = Omit<Ruling, 'rule'>;

/**
 * A day that a rule sets: the date, or each that may be it where the law is not settled.
 *
 * `on` it something happens by law, `by` it an act is done or not at all, `from` it or `after` it an act becomes lawful.
 */
export type Due = {
  readonly when: 'on' | 'by' | 'from' | 'after';
  /** The part of the measure that the day is for, where it is not for the whole. */
  readonly part?: string | undefined;
} & ({ readonly date: LegalDate } | { readonly candidates: readonly LegalDate[] });

/** Which measures a rule is for; all of the procedure's when left out. */
const scope = z.strictObject({
  kinds: z.array(measureKind).min(1).optional(),
  /** Only measures of one of these classes. */
  classes: z.array(z.string().min(1)).min(1).optional(),
  /** Not measures of any of these classes. */
  without: z.array(z.string().min(1)).min(1).optional(),
});

/** What every rule has, whatever its kind. */
export const ruleHead = {
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'a rule id is lower case, its parts joined by . or -'),
  /** The rule in a few words, for lists. */
  title: z.string().min(1),
  citation: citation.optional(),
  unsettled: unsettled.optional(),
  for: scope.optional(),
  /** The editions in which the rule is in force; all when left out. */
  editions: z.array(z.string().min(1)).min(1).optional(),
};

type Head = z.output<z.ZodObject<typeof ruleHead>>;

/** A kind of rule: the numbers it takes, what it makes of an act, and the sentence that says so. */
export interface RuleKind<Kind extends string, Params extends z.ZodRawShape> {
  readonly kind: Kind;
  readonly params: Params;
  /** The finding; `undefined` where there is nothing to rule on. */
  readonly assess: (rule: Head & z.output<z.ZodObject<Params>>, situation: Situation) => Finding | undefined;
  /** A plain sentence of the ruling, with its arithmetic. */
  readonly say: (rule: Head & z.output<z.ZodObject<Params>>, finding: Finding) => string;
  /** The rule itself in plain words; with a situation, in that situation's numbers. */
  readonly law: (rule: Head & z.output<z.ZodObject<Params>>, situation?: Situation) => string;
  /** The acts it can rule on; when left out, any act of a measure. */
  readonly acts?: readonly ActType[] | 'any';
  /** Whether the rule looks only at the facts and the day, so that it can be ruled on before an act is drawn up. */
  readonly ofFacts?: boolean;
  /** The day the rule sets for a measure as it stands, if it sets one now; several where parts of it have days of their own. */
  readonly deadline?: (
    rule: Head & z.output<z.ZodObject<Params>>,
    standing: Standing & { readonly bodies: Bodies },
  ) => Due | readonly Due[] | undefined;
}

/** Checks a kind of rule against its own types and gives it back. */
export function defineRuleKind<const Kind extends string, Params extends z.ZodRawShape>(
  kind: RuleKind<Kind, Params>,
): RuleKind<Kind, Params> {
  return kind;
}

/** Whether a rule is for a measure. One of whose classes nothing is said falls under the rules for all. */
export function appliesTo(scope: Head['for'], facts: MeasureFacts): boolean {
  if (!scope) return true;
  if (scope.kinds && facts.kind !== undefined && !scope.kinds.includes(facts.kind)) return false;
  const isOf = (classes: readonly string[]) => facts.classes?.some((name) => classes.includes(name)) ?? false;
  return (!scope.classes || isOf(scope.classes)) && !(scope.without && isOf(scope.without));
}
