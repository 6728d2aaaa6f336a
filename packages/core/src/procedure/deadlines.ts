import type { LegalDate } from '../calendar/legal-date.ts';
import { printCitation } from './citation.ts';
import type { Lifecycle } from './lifecycle.ts';
import { appliesTo, type Standing } from './rule.ts';
import { behaviourOf } from './rules/rules.ts';

/** A day the law sets for a measure. */
export interface Deadline {
  readonly rule: string;
  readonly title: string;
  /** The day; absent where the law is not settled and `candidates` stand in its place. */
  readonly date?: LegalDate | undefined;
  readonly candidates?: readonly LegalDate[] | undefined;
  readonly citation: string;
}

/** The days that the law sets for a measure as it stands, soonest first. */
export function deadlinesOf({ procedure, rule }: Lifecycle, standing: Standing): Deadline[] {
  const deadlines = procedure.rules.flatMap(({ id }): Deadline[] => {
    const inForce = rule(id);
    const due =
      inForce && appliesTo(inForce.for, standing.facts)
        ? behaviourOf(inForce).deadline?.(inForce, standing)
        : undefined;
    return inForce && due ? [{ rule: id, title: inForce.title, ...due, citation: printCitation(inForce) }] : [];
  });
  return deadlines.sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

function firstDay({ date, candidates }: Deadline): string {
  return date ?? candidates?.[0] ?? '';
}
