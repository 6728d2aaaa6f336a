import type { LegalDate } from '../calendar/legal-date.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Context } from './context.ts';
import type { Row } from './procedure.ts';
import { kindOf, ruleOn } from './rules/rules.ts';
import type { Standing } from './situation.ts';

/**
 * The rows that are open to a measure as it stands: not those at its stage that take an act which nothing before them brings,
 * or are not for such a measure.
 */
export function openRows({ lifecycle, bodies }: Context, { stage, facts }: Standing, on: LegalDate): readonly Row[] {
  const isClosed = (row: Row) => {
    const situation = { act: actYetUnsaid(row, on), bodies };
    return lifecycle
      .rulesOf(row)
      .some((rule) => !rule.parts && kindOf(rule).closes && ruleOn(rule, facts, situation)?.verdict === 'fails');
  };
  const closed = new Set(lifecycle.at(stage).filter(isClosed));
  return closed.size === 0 ? lifecycle.rows : lifecycle.rows.filter((row) => !closed.has(row));
}

/** An act of a row's on a day, of which nothing else is known: rules of facts can speak to it. */
export function actYetUnsaid({ act }: Row, on: LegalDate): AnyAct {
  return { type: act, id: '', on, basis: 'hypothetical', data: {} };
}
