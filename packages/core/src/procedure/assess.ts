import { actOfType, type MeasureFacts } from '../acts/acts.ts';
import type { Act } from '../acts/command.ts';
import { factsAfter } from '../acts/facts-after.ts';
import type { Refusable, Ruling, Verdict } from '../log/event.ts';
import type { Bodies } from './bodies.ts';
import type { Context } from './context.ts';
import { type Detour, type Lifecycle, matches } from './lifecycle.ts';
import { openRows } from './open-rows.ts';
import type { Row } from './procedure.ts';
import { appliesTo, type Situation, type Standing } from './rule.ts';
import { partsOf, type Rule, ruleOn } from './rules/rules.ts';
import { sumOf } from './rules/threshold.ts';
import { nearestBegin, waysFrom } from './ways.ts';

/** An act with what the law makes of it. It is the event that the XState machine takes. */
export interface Assessment {
  readonly type: Act['type'];
  /** The act, with the outcome of a vote worked out. */
  readonly act: Act;
  /** The row that places it; absent when the procedure knows no such act. */
  readonly row?: Row | undefined;
  /** Whether the row is one of the stage the measure is at. */
  readonly inOrder: boolean;
  /** Where the measure then stands. */
  readonly stage: string;
  readonly rulings: readonly Ruling[];
  /** The rulings' verdicts by rule, as the machine's guards read them. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** The verdicts on which the act is refused; none for the record of others, which is placed whatever the law says. */
  readonly refuseOn: readonly Refusable[];
}

/** The verdicts on which a live command is refused, unless its caller is stricter. */
export const LIVE: readonly Refusable[] = ['fails'];
/** A record that others kept is never refused. */
export const ON_RECORD: readonly Refusable[] = [];

/**
 * Finds the row of the lifecycle table for an act and rules on it. It never refuses, and changes nothing.
 *
 * An act that is in order nowhere at this stage is placed by its row of another stage, with that row's id as a ruling that fails.
 */
export function assess(
  context: Context,
  standing: Standing,
  act: Act,
  refuseOn: readonly Refusable[] = LIVE,
): Assessment {
  const { lifecycle, bodies } = context;
  const { stage, facts } = standing;
  const decided = withOutcome(lifecycle, bodies, stage, facts, act);
  const inOrder = lifecycle.inOrder(stage, act.type).find((row) => matches(row, decided));
  const detour = inOrder ? undefined : lifecycle.elsewhere(stage, act.type).find(({ row }) => matches(row, decided));
  const row = inOrder ?? detour?.row;
  if (!row) return { type: act.type, act: decided, inOrder: false, stage, rulings: [], verdicts: {}, refuseOn };
  const rulings: Ruling[] = detour ? [outOfOrder(stage, byAnOpenWay(context, standing, act, detour))] : [];
  const verdicts: Record<string, Verdict> = {};
  const rules = lifecycle.rulesOf(row);
  const situation = withCastingVote(rules, { act: decided, facts, bodies });
  for (const rule of rules) {
    const ruling = ruleOn(rule, situation);
    if (ruling) rulings.push(ruling);
  }
  for (const { rule, verdict } of rulings) verdicts[rule] = verdict;
  return {
    type: act.type,
    act: decided,
    row,
    inOrder: !detour,
    stage: detour?.stage ?? (row.to === 'same' ? stage : row.to),
    rulings,
    verdicts,
    refuseOn,
  };
}

/** A detour by a way that is open to the measure, where there is one. */
function byAnOpenWay(context: Context, standing: Standing, { on }: Act, { row, missing }: Detour) {
  const rows = openRows(context, standing, on);
  if (!missing || rows === context.lifecycle.rows) return { row, missing };
  return { row, missing: nearestBegin(waysFrom(rows, standing.stage), row)?.acts ?? missing };
}

/** That an act is done elsewhere than where the measure is, as a ruling on the row itself. */
export function outOfOrder(stage: string, { row, missing }: Pick<Detour, 'row' | 'missing'>): Ruling {
  return { rule: row.id, verdict: 'fails', numbers: { stage, inOrderAt: row.stages, ...(missing && { missing }) } };
}

/** A vote with its outcome: as announced, else as the threshold of its question computes it. */
function withOutcome(lifecycle: Lifecycle, bodies: Bodies, stage: string, facts: MeasureFacts, act: Act): Act {
  if (act.type !== 'vote' || act.outcome !== undefined) return act;
  if (act.data.announced) return { ...act, outcome: act.data.announced };
  const rows = [...lifecycle.inOrder(stage, 'vote'), ...lifecycle.elsewhere(stage, 'vote').map(({ row }) => row)];
  const row = rows.find(({ when }) => when.question === act.data.question.kind);
  const rules = row ? lifecycle.rulesOf(row) : [];
  const threshold = rules.flatMap(partsOf).find((each) => each.kind === 'threshold' && appliesTo(each.for, facts));
  if (threshold?.kind !== 'threshold') return act;
  const { castingCounts } = withCastingVote(rules, { act, facts, bodies });
  const { computed } = sumOf(threshold.thresholds, act, bodies, castingCounts);
  return computed === 'carried' || computed === 'lost' ? { ...act, outcome: computed } : act;
}

/** The situation, with what the rules of its row make of the chair's casting vote. */
function withCastingVote(rules: readonly Rule[], situation: Situation): Situation {
  const rulings = rules
    .flatMap(partsOf)
    .filter(({ kind }) => kind === 'casting-vote')
    .flatMap((rule) => ruleOn(rule, situation) ?? []);
  return rulings.length === 0
    ? situation
    : { ...situation, castingCounts: rulings.every(({ verdict }) => verdict === 'holds') };
}

/** Whether a verdict is one of those on which an act is refused. */
export function isRefused(verdict: Verdict, refuseOn: readonly Refusable[]): boolean {
  return verdict !== 'holds' && refuseOn.includes(verdict);
}

/** The rulings on which an assessment is refused; an act out of order is, whatever its caller would let pass. */
export function refusals({ row, rulings, refuseOn }: Assessment): readonly Ruling[] {
  return rulings.filter(({ rule, verdict }) => isRefused(verdict, refuseOn) || rule === row?.id);
}

/** Where a measure stands once an assessed act is on record. */
export function place({ facts }: Standing, { act, stage }: Assessment): Standing {
  return { stage, facts: factsAfter(facts, actOfType(act.type), act) };
}
