import type { LegalDate } from '../calendar/legal-date.ts';
import type { Context } from './assess.ts';
import { printCitation } from './citation.ts';
import { appliesTo, type Due, type Standing } from './rule.ts';
import { behaviourOf } from './rules/rules.ts';

/** A day the law sets for a measure. */
export interface Deadline {
  readonly rule: string;
  readonly title: string;
  /** What the day is to the measure: something happens `on` it, an act is done `by` it, or becomes lawful `from` or `after` it. */
  readonly when: Due['when'];
  /** The day; absent where the law is not settled and `candidates` stand in its place. */
  readonly date?: LegalDate | undefined;
  readonly candidates?: readonly LegalDate[] | undefined;
  readonly citation: string;
}

/** The days that the law sets for a measure as it stands: by the rules on what may be done next, and on what has been done. Soonest first. */
export function deadlinesOf({ lifecycle, bodies }: Context, standing: Standing): Deadline[] {
  const ahead = new Set(
    lifecycle.rows
      .filter(({ stages }) => stages.some((stage) => stage === standing.stage))
      .flatMap((row) => lifecycle.rulesOf(row)),
  );
  const deadlines = lifecycle.procedure.rules.flatMap(({ id }): Deadline[] => {
    const rule = lifecycle.rule(id);
    if (!rule || !appliesTo(rule.for, standing.facts) || !(ahead.has(rule) || rule.kind === 'effective')) return [];
    const due = behaviourOf(rule).deadline?.(rule, { ...standing, bodies });
    return due ? [{ rule: id, title: rule.title, ...due, citation: printCitation(rule) }] : [];
  });
  return deadlines.sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

/** The day of a deadline, or the first that may be it. */
export function firstDay({ date, candidates }: Deadline): string {
  return date ?? candidates?.[0] ?? '';
}
