import type { LegalDate } from '../calendar/legal-date.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Context } from './context.ts';
import type { Row } from './procedure.ts';
import { isOfFacts, kindOf, ruleOn } from './rules/rules.ts';
import type { Standing } from './situation.ts';

/**
 * The rows that are open to a measure as it stands: not those at its stage that take an act which nothing before them brings,
 * or are not for such a measure.
 */
export function openRows(context: Context, standing: Standing, on: LegalDate): readonly Row[] {
  const { lifecycle, bodies } = context;
  const isClosed = (row: Row) => {
    const situation = { act: actYetUnsaid(row, on), bodies };
    const byRule = lifecycle
      .rulesOf(row)
      .some(
        (rule) => !rule.parts && kindOf(rule).closes && ruleOn(rule, standing.facts, situation)?.verdict === 'fails',
      );
    return byRule || isAskedOtherwise(context, standing, row, on);
  };
  const closed = new Set(lifecycle.at(standing.stage).filter(isClosed));
  return closed.size === 0 ? lifecycle.rows : lifecycle.rows.filter((row) => !closed.has(row));
}

/** Whether a rule that a row asks rules otherwise than the row has it, as far as the facts tell before the act is drawn up. */
export function isAskedOtherwise(
  { lifecycle, bodies }: Context,
  { facts }: Standing,
  row: Row,
  on: LegalDate,
): boolean {
  return lifecycle.askedBy(row).some(({ rule, verdict }) => {
    if (!isOfFacts(rule)) return false;
    const ruling = ruleOn(rule, facts, { act: actYetUnsaid(row, on), bodies });
    return !ruling || (ruling.verdict !== verdict && (ruling.verdict === 'holds' || ruling.verdict === 'fails'));
  });
}

/** An act of a row's on a day, of which nothing else is known: rules of facts can speak to it. */
export function actYetUnsaid({ act }: Row, on: LegalDate): AnyAct {
  return { type: act, id: '', on, basis: 'hypothetical', data: {} };
}
