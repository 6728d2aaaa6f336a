import type { LegalDate } from '../calendar/legal-date.ts';
import { isOfKind, type RuleOf } from '../vocabulary/define-rule-kind.ts';
import { dayOf } from './anchor.ts';
import { type Bodies, bodiesOf } from './bodies.ts';
import { printCitation } from './citation.ts';
import type { Context } from './context.ts';
import { asItIsFor, type Lifecycle, lifecycleOn } from './lifecycle.ts';
import { appliesTo, type Due } from './rule-head.ts';
import { effective } from './rules/effective.ts';
import { type BoundRule, daysSetBy, partsOf } from './rules/rules.ts';
import type { Standing } from './situation.ts';

/** A day the law sets for a measure. */
export interface Deadline {
  readonly rule: string;
  readonly title: string;
  /** What the day is to the measure: something happens `on` it, an act is done `by` it, or becomes lawful `from` or `after` it. */
  readonly when: Due['when'];
  /** The day; absent where the law is not settled and `candidates` stand in its place. */
  readonly date?: LegalDate | undefined;
  readonly candidates?: readonly LegalDate[] | undefined;
  /** The part of the measure that the day is for, where it is not for the whole. */
  readonly part?: string | undefined;
  readonly citation: string;
}

/**
 * The days that the law sets for a measure as it stands, soonest first: by the rules on what may be done next, and on when it
 * takes effect. Those are read under the edition at hand; when it takes effect, under the edition of the act it is counted from.
 */
export function deadlinesOf({ lifecycle, bodies }: Context, standing: Standing): Deadline[] {
  return deadlinesBy(lifecycle, standing, bodies);
}

/** As `deadlinesOf`, from the measure's own record alone: a day that hangs on a body's record, on its next meeting say, is left out. */
export function ownDeadlinesOf(lifecycle: Lifecycle, standing: Standing): Deadline[] {
  let asked = false;
  const ask = () => {
    asked = true;
    return undefined;
  };
  const bodies = bodiesOf(lifecycle.procedure, ask, ask);
  return deadlinesBy(lifecycle, standing, bodies, (due) => {
    const hangs = asked;
    asked = false;
    return hangs ? [] : due;
  });
}

function deadlinesBy(
  lifecycle: Lifecycle,
  standing: Standing,
  bodies: Bodies,
  counting: (due: readonly Due[]) => readonly Due[] = (due) => due,
): Deadline[] {
  const applicable = (rules: readonly BoundRule[]) =>
    rules.filter((rule) => appliesTo(rule.for, standing.facts)).flatMap(partsOf);
  const ahead = new Set(lifecycle.at(standing.stage).flatMap((row) => applicable(lifecycle.rulesOf(row))));
  const deadlines = applicable(lifecycle.everyRule).flatMap((rule): Deadline[] => {
    const governs = isOfKind(effective, rule) ? governsEffect(rule, lifecycle, standing) : ahead.has(rule);
    if (!governs) return [];
    return counting(
      daysSetBy(rule, standing.facts, { stage: standing.stage, phase: lifecycle.phaseOf(standing.stage), bodies }),
    ).map((due) => ({
      rule: rule.id,
      title: rule.title,
      ...due,
      citation: printCitation(rule),
    }));
  });
  return deadlines.sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

/** Whether a rule on taking effect was in force on the day of the act it counts from. */
function governsEffect(
  rule: BoundRule & RuleOf<typeof effective>,
  { procedure }: Lifecycle,
  { facts }: Standing,
): boolean {
  const from = dayOf(rule.since, facts);
  return from !== undefined && lifecycleOn(asItIsFor(procedure, facts), from).rule(rule.id) === rule;
}

/** The day of a deadline, or the first that may be it. */
export function firstDay({ date, candidates }: Deadline): string {
  return date ?? candidates?.[0] ?? '';
}
