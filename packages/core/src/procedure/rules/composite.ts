import { z } from 'zod';
import type { Ruling, Verdict } from '../../log/event.ts';
import { appliesTo, defineRuleKind, type Finding, type Situation } from '../rule.ts';
import { behaviourOfSimple, type SimpleRule, simpleRuleSchema } from './simple-rules.ts';

/** What makes a rule of others: each part a rule with its own id, words and grounds. */
const params = { parts: z.array(simpleRuleSchema).min(2) };

/** One of several rules is enough. */
export const anyOf = defineRuleKind({
  kind: 'any-of',
  params,
  assess: ({ parts }, situation) => composed(parts, situation, ['holds', 'unsettled', 'undetermined', 'fails']),
  say: ({ parts }, finding) => sayParts(parts, finding, finding.verdict === 'holds' ? ['holds'] : undefined),
  law: ({ parts }, situation) => `any one of: ${lawOfParts(parts, situation)}`,
});

/** Several rules at once: what makes one of them fail makes the whole fail. */
export const allOf = defineRuleKind({
  kind: 'all-of',
  params,
  assess: ({ parts }, situation) => composed(parts, situation, ['fails', 'unsettled', 'undetermined', 'holds']),
  say: ({ parts }, finding) => sayParts(parts, finding, finding.verdict === 'fails' ? ['fails'] : undefined),
  law: ({ parts }, situation) => `all of: ${lawOfParts(parts, situation)}`,
});

/** The parts' rulings, and of their verdicts the first in the order given; nothing where no part finds anything. */
function composed(parts: readonly SimpleRule[], situation: Situation, order: readonly Verdict[]): Finding | undefined {
  const rulings = parts.flatMap((part): Ruling[] => {
    const finding = appliesTo(part.for, situation.facts) ? behaviourOfSimple(part).assess(part, situation) : undefined;
    return finding ? [{ rule: part.id, ...finding }] : [];
  });
  const verdict = order.find((each) => rulings.some((ruling) => ruling.verdict === each));
  return verdict && { verdict, parts: rulings };
}

/** The sentences of the parts; of those with some verdicts alone where these decide. */
function sayParts(
  rules: readonly SimpleRule[],
  { parts = [] }: Finding,
  deciding: readonly Verdict[] | undefined,
): string {
  return parts
    .filter(({ verdict }) => deciding === undefined || deciding.includes(verdict))
    .flatMap((ruling) => {
      const rule = rules.find(({ id }) => id === ruling.rule);
      return rule ? [behaviourOfSimple(rule).say(rule, ruling)] : [];
    })
    .join('; ');
}

function lawOfParts(parts: readonly SimpleRule[], situation: Situation | undefined): string {
  return parts.map((part) => behaviourOfSimple(part).law(part, situation)).join('; ');
}
