import { z } from 'zod';
import type { MeasureFacts } from '../acts/acts.ts';
import { measureKind } from '../acts/description.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { citation, unsettled } from './citation.ts';

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
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id is lower case, its parts joined by . or -'),
  /** The rule in a few words, for lists. */
  title: z.string().min(1),
  citation: citation.optional(),
  unsettled: unsettled.optional(),
  for: scope.optional(),
  /** The editions in which the rule is in force; all when left out. */
  editions: z.array(z.string().min(1)).min(1).optional(),
};

/** What every rule has, whatever its kind. */
export type RuleHead = z.output<z.ZodObject<typeof ruleHead>>;

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

/** Whether a rule is for a measure. One of whose classes nothing is said falls under the rules for all. */
export function appliesTo(scope: RuleHead['for'], facts: Pick<MeasureFacts, 'kind' | 'classes'>): boolean {
  if (!scope) return true;
  if (scope.kinds && facts.kind !== undefined && !scope.kinds.includes(facts.kind)) return false;
  const isOf = (classes: readonly string[]) => facts.classes?.some((name) => classes.includes(name)) ?? false;
  return (!scope.classes || isOf(scope.classes)) && !(scope.without && isOf(scope.without));
}
