import type { MeasureFacts } from '../acts/acts.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Verdict } from '../vocabulary/ruling.ts';
import { printCitation } from './citation.ts';
import type { Context } from './context.ts';
import { actYetUnsaid, isAskedOtherwise } from './open-rows.ts';
import type { Row } from './procedure.ts';
import { appliesTo } from './rule-head.ts';
import { type BoundRule, isOfFacts, lawOf, ruleOn, sayRuling } from './rules/rules.ts';
import type { Situation, Standing } from './situation.ts';

/** What may be done next with a measure, and what it takes. */
export interface Opportunity {
  readonly act: string;
  readonly row: string;
  readonly title: string;
  /** What the act must say to be this one: the question of a vote, its outcome. */
  readonly when: Row['when'];
  /** Where the measure would then stand. */
  readonly to: string;
  readonly citation: string;
  /** Whether nothing that can be known beforehand speaks against it on that day. */
  readonly ready: boolean;
  readonly needs: readonly Need[];
}

/** A rule on an act that may be done: its words, and its verdict where that can be known before the act is drawn up. */
export interface Need {
  readonly rule: string;
  readonly title: string;
  readonly law: string;
  readonly citation: string;
  readonly verdict?: Verdict | undefined;
  readonly sentence?: string | undefined;
}

/** The acts that are in order for a measure on a day, each with what it still needs. */
export function availableOn(context: Context, standing: Standing, on: LegalDate): Opportunity[] {
  const { lifecycle, bodies } = context;
  const { stage, facts } = standing;
  const rows = lifecycle.at(stage).filter((row) => !isAskedOtherwise(context, standing, row, on));
  return rows.map((row): Opportunity => {
    const situation: Situation = { act: actYetUnsaid(row, on), bodies };
    const needs = lifecycle
      .rulesOf(row)
      .filter((rule) => appliesTo(rule.for, facts))
      .map((rule) => needOf(rule, facts, situation));
    return {
      act: row.act,
      row: row.id,
      title: row.title,
      when: lifecycle.saidBy(row),
      to: row.to === 'same' ? stage : row.to,
      citation: printCitation(row),
      ready: needs.every(({ verdict }) => verdict !== 'fails'),
      needs,
    };
  });
}

function needOf(rule: BoundRule, facts: MeasureFacts, situation: Situation): Need {
  const head = { rule: rule.id, title: rule.title, law: lawOf(rule, situation), citation: printCitation(rule) };
  if (!isOfFacts(rule)) return head;
  const ruling = ruleOn(rule, facts, situation);
  return ruling ? { ...head, verdict: ruling.verdict, sentence: sayRuling(rule, ruling) } : head;
}
