import { type BoundRule, type Lifecycle, type Row, type Standing, toldApartBy } from '@statecraft/core';
import type { Scene } from '../drafting/scene.ts';
import { measureFindings } from './measure-findings.ts';

/**
 * What can be told of a measure, as a key: its stage, its kind and classes, what the rules in force see of it, and what the findings
 * see of it. Every day counts as any other, so that the key does not tell how much of a time has run.
 *
 * The exploration looks at one measure of each key, the one that came there by the fewest acts. `merges.ts` compares some of those
 * that share a key.
 */
export function essenceOf({ lifecycle }: Scene): (standing: Standing) => string {
  const rules = [...new Set(lifecycle.rows.flatMap((row) => rulesNamedBy(lifecycle, row)))];
  return ({ stage, facts }) =>
    JSON.stringify(
      [
        stage,
        facts.kind,
        facts.classes,
        rules.map((rule) => toldApartBy(rule, facts)),
        measureFindings.map(({ sees }) => sees(facts)),
      ],
      blurred,
    );
}

/** The rules in force that a row is under, and those that it asks. */
export function rulesNamedBy(lifecycle: Lifecycle, row: Row): readonly BoundRule[] {
  return [...lifecycle.rulesOf(row), ...lifecycle.askedBy(row).map(({ rule }) => rule)];
}

/** A day is any day. */
export function blurred(_key: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'a day' : value;
}
