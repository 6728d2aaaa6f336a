import type { Act } from '../acts/command.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Context } from './assess.ts';
import type { Row } from './procedure.ts';
import type { Standing } from './rule.ts';
import { ruleOn } from './rules/rules.ts';

/**
 * The rows that are open to a measure as it stands: not those at its stage that take an act which nothing before them brings,
 * or are not for such a measure.
 */
export function openRows({ lifecycle, bodies }: Context, { stage, facts }: Standing, on: LegalDate): readonly Row[] {
  const isClosed = (row: Row) => {
    const act = { type: row.act, id: '', on, basis: 'hypothetical', data: {} } as unknown as Act;
    return lifecycle
      .rulesOf(row)
      .some((rule) => closing.includes(rule.kind) && ruleOn(rule, { act, facts, bodies })?.verdict === 'fails');
  };
  const closed = new Set(lifecycle.at(stage).filter(isClosed));
  return closed.size === 0 ? lifecycle.rows : lifecycle.rows.filter((row) => !closed.has(row));
}

const closing: readonly string[] = ['prerequisite', 'exclusion'];
