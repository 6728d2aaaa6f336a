import { type AnyRuleKind, namedIn, type Rule } from '@statecraft/core';

/** What the numbers of a rule name, of one sort: the acts and questions that a time runs from, the bodies that vote. */
export function namedInRule({ params }: AnyRuleKind, sort: Parameters<typeof namedIn>[1], rule: Rule): string[] {
  type Schema = Parameters<typeof namedIn>[0];
  return Object.entries(params).flatMap(([key, schema]) => namedIn(schema as Schema, sort, rule[key]));
}
