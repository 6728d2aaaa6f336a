import { z } from 'zod';
import type { ActType } from '../../acts/acts.ts';
import type { Ruling } from '../../log/event.ts';
import type { Bodies } from '../bodies.ts';
import { appliesTo, type Due, ruleHead, type Situation, type Standing } from '../rule.ts';
import { allOf, anyOf } from './composite.ts';
import { type Behaviour, behaviourOfSimple, type SimpleRule, simpleRuleSchema } from './simple-rules.ts';

/** Schema of a rule of law: its head, and what its kind takes. A city picks among the kinds; a new kind is core's business. */
export const ruleSchema = z.discriminatedUnion('kind', [
  simpleRuleSchema,
  z.strictObject({ ...ruleHead, ...anyOf.params, kind: z.literal(anyOf.kind) }),
  z.strictObject({ ...ruleHead, ...allOf.params, kind: z.literal(allOf.kind) }),
]);
/** A rule of a procedure, by its `kind`: a simple one, or one made of others. */
export type Rule = z.output<typeof ruleSchema>;

/** How a rule's kind behaves. */
export function behaviourOf(rule: Rule): Behaviour<Rule> {
  const behaviour = rule.kind === 'any-of' ? anyOf : rule.kind === 'all-of' ? allOf : behaviourOfSimple(rule);
  return behaviour as unknown as Behaviour<Rule>;
}

/** The rules that a rule is made of; itself where it is made of none. */
export function partsOf(rule: Rule): readonly SimpleRule[] {
  return 'parts' in rule ? rule.parts : [rule];
}

/** The acts it can rule on; a rule made of others on those that one of its parts can. */
export function canRuleOn(rule: Rule, act: ActType, isOfMeasures: boolean): boolean {
  return partsOf(rule).some((part) => {
    const { acts = 'of-measures' } = behaviourOfSimple(part);
    return acts === 'any' || (acts === 'of-measures' ? isOfMeasures : acts.includes(act));
  });
}

/** Whether it looks only at the facts and the day, so that it can be ruled on before an act is drawn up. */
export function isOfFacts(rule: Rule): boolean {
  return partsOf(rule).every((part) => behaviourOfSimple(part).ofFacts === true);
}

/** The days that a rule sets for a measure as it stands; none where it is not for such a measure, or sets none now. */
export function daysSetBy(rule: Rule, standing: Standing & { readonly bodies: Bodies }): readonly Due[] {
  const due = appliesTo(rule.for, standing.facts) ? behaviourOf(rule).deadline?.(rule, standing) : undefined;
  return due === undefined ? [] : [due].flat();
}

/** What a rule makes of an act; `undefined` where it finds nothing to rule on, or is not for such a measure. */
export function ruleOn(rule: Rule, situation: Situation): Ruling | undefined {
  const finding = appliesTo(rule.for, situation.facts) ? behaviourOf(rule).assess(rule, situation) : undefined;
  return finding && { rule: rule.id, ...finding };
}
