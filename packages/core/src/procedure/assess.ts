import type { MeasureFacts } from '../acts/acts.ts';
import { factsAfter } from '../acts/facts-after.ts';
import { vote } from '../acts/vote.ts';
import type { Recording } from '../definitions.ts';
import { isAct } from '../vocabulary/define-act.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Refusable, Ruling, Verdict } from '../vocabulary/ruling.ts';
import type { Context } from './context.ts';
import { type Detour, type Lifecycle, matches } from './lifecycle.ts';
import { openRows } from './open-rows.ts';
import type { Row } from './procedure.ts';
import { appliesTo } from './rule-head.ts';
import { type BoundRule, kindOf, ruleOn } from './rules/rules.ts';
import type { Situation, Standing } from './situation.ts';
import { nearestBegin, waysFrom } from './ways.ts';

/** An act with what the law makes of it. It is the event that the XState machine takes. */
export interface Assessment {
  readonly type: string;
  /** The act, with the outcome of a vote worked out. */
  readonly act: AnyAct;
  /** How the act goes on record. */
  readonly recording: Recording;
  /** The row that places it; absent when the procedure knows no such act. */
  readonly row?: Row | undefined;
  /** Whether the row is one of the stage the measure is at. */
  readonly inOrder: boolean;
  /** Where the measure then stands. */
  readonly stage: string;
  readonly rulings: readonly Ruling[];
  /** The rulings that leave open which row places the act; empty where a row is taken, or none is of its form. */
  readonly undecided: readonly Ruling[];
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
 * Where the record lacks what would tell one row from another, no row is taken, and `undecided` names what is lacking.
 */
export function assess(
  context: Context,
  standing: Standing,
  act: AnyAct,
  refuseOn: readonly Refusable[] = LIVE,
): Assessment {
  const { lifecycle } = context;
  const { stage, facts } = standing;
  const recording = lifecycle.definitions.actOfType(act.type);
  const asking: Asking = { ...context, facts, act: withOutcome(context, standing, act) };
  const head = { type: act.type, act: asking.act, recording, refuseOn };
  const { row, detour, undecided } = rowFor(asking, stage);
  if (!row) return { ...head, inOrder: false, stage, rulings: [], undecided, verdicts: {} };
  const rulings: Ruling[] = detour ? [outOfOrder(stage, byAnOpenWay(context, standing, act, detour))] : [];
  const verdicts: Record<string, Verdict> = {};
  const situation = situationOf(asking, row);
  for (const rule of lifecycle.rulesOf(row)) {
    const ruling = ruleOn(rule, facts, situation);
    if (ruling) rulings.push(ruling);
  }
  for (const { rule, verdict } of rulings) verdicts[rule] = verdict;
  for (const { rule } of lifecycle.askedBy(row)) {
    const ruling = ruleOn(rule, facts, situation);
    if (ruling && verdicts[rule.id] === undefined) rulings.push({ ...ruling, asked: true });
  }
  return {
    ...head,
    row,
    inOrder: !detour,
    stage: detour?.stage ?? (row.to === 'same' ? stage : row.to),
    rulings,
    undecided,
    verdicts,
  };
}

/** An act for which a row is looked for. */
interface Asking extends Context {
  readonly facts: MeasureFacts;
  readonly act: AnyAct;
}

/** A row that is taken, or the rulings that leave open which row it is. */
interface Choice {
  readonly row?: Row | undefined;
  /** Where the row does not begin at the measure's stage: how it is come by. */
  readonly detour?: Detour | undefined;
  readonly undecided: readonly Ruling[];
}

/** The row for an act at a stage: one of the stage, else one of another stage. */
function rowFor(asking: Asking, stage: string): Choice {
  const { lifecycle, act } = asking;
  const here = choose(asking, lifecycle.inOrder(stage, act.type));
  if (here.row || here.undecided.length > 0) return here;
  const detours = lifecycle.elsewhere(stage, act.type);
  const rows = detours.map(({ row }) => row);
  const away = choose(asking, rows);
  return { ...away, detour: detours.find(({ row }) => row === away.row) };
}

/** The first row whose `when` the act meets. A row before it that may be meant, for all that is on record, leaves the choice open. */
function choose(asking: Asking, rows: readonly Row[]): Choice {
  const undecided: Ruling[] = [];
  for (const row of rows) {
    const open = openFor(asking, row);
    if (open === undefined) continue;
    if (open.length === 0 && undecided.length === 0) return { row, undecided };
    if (open.length === 0) break;
    undecided.push(...open);
  }
  const each = undecided.filter(({ rule }, index) => undecided.findIndex((other) => other.rule === rule) === index);
  // A rule says better than a row what is lacking.
  const byRule = each.filter(({ rule }) => asking.lifecycle.row(rule) === undefined);
  return { undecided: byRule.length > 0 ? byRule : each };
}

/** What leaves open whether an act is of a row: nothing where it is; `undefined` where it is not, whatever the record lacks. */
function openFor(asking: Asking, row: Row): readonly Ruling[] | undefined {
  const { lifecycle, act } = asking;
  if (!matches(lifecycle.saidBy(row), act)) return undefined;
  const outcome = isAct(vote, act) ? lifecycle.saidBy(row).outcome : undefined;
  const unknown = outcome !== undefined && act.outcome === undefined ? unknownOutcome(asking, row) : undefined;
  if (outcome !== undefined && !unknown && act.outcome !== outcome) return undefined;
  const asked = openByVerdict(asking, row);
  return asked && unknown ? [unknown, ...asked] : asked;
}

/** The rules asked by a row whose verdict is not known; `undefined` where one rules otherwise than the row has it. */
function openByVerdict(asking: Asking, row: Row): readonly Ruling[] | undefined {
  const { lifecycle, facts } = asking;
  if (lifecycle.askedBy(row).length === 0) return [];
  const open: Ruling[] = [];
  const situation = situationOf(asking, row);
  for (const { rule, verdict } of lifecycle.askedBy(row)) {
    const ruling = ruleOn(rule, facts, situation);
    if (!ruling) return undefined;
    if (ruling.verdict === verdict) continue;
    if (ruling.verdict === 'holds' || ruling.verdict === 'fails') return undefined;
    open.push(ruling);
  }
  return open;
}

/** Why it is not known how a vote came out: what the rule that counts it lacks, or that no rule counts it. */
function unknownOutcome(asking: Asking, row: Row): Ruling {
  const counting = countingRuleOf(asking.lifecycle, row, asking.facts);
  const ruling = counting && ruleOn(counting, asking.facts, situationOf(asking, row));
  if (ruling && (ruling.verdict === 'undetermined' || ruling.verdict === 'unsettled')) return ruling;
  return { rule: row.id, verdict: 'undetermined', lacks: [OUTCOME] };
}

/** What the record of a vote lacks that nobody announced and no rule counts. */
const OUTCOME = 'how the vote came out: give `announced`';

/** A detour by a way that is open to the measure, where there is one. */
function byAnOpenWay(context: Context, standing: Standing, { on }: AnyAct, { row, missing }: Detour) {
  const rows = openRows(context, standing, on);
  if (!missing || rows === context.lifecycle.rows) return { row, missing };
  return { row, missing: nearestBegin(waysFrom(rows, standing.stage), row)?.acts ?? missing };
}

/** That an act is done elsewhere than where the measure is, as a ruling on the row itself. */
export function outOfOrder(stage: string, { row, missing }: Pick<Detour, 'row' | 'missing'>): Ruling {
  return { rule: row.id, verdict: 'fails', numbers: { stage, inOrderAt: row.stages, ...(missing && { missing }) } };
}

/** A vote with its outcome: as announced, else as the rule that counts its question computes it. */
function withOutcome({ lifecycle, bodies }: Context, { stage, facts }: Standing, act: AnyAct): AnyAct {
  if (!isAct(vote, act) || act.outcome !== undefined) return act;
  if (act.data.announced) return { ...act, outcome: act.data.announced };
  const { type, data } = act;
  const asks = ({ when }: Row) => when.question === data.question.kind;
  const here = lifecycle.inOrder(stage, type).filter(asks);
  const away = () => lifecycle.elsewhere(stage, type).map(({ row }) => row);
  const rows = here.length > 0 ? here : away().filter(asks);
  const asking: Asking = { lifecycle, bodies, facts, act };
  const outcomes = new Set(countingRows(asking, rows).map((row) => countedBy(asking, row)));
  const [outcome] = outcomes;
  return outcomes.size === 1 && (outcome === 'carried' || outcome === 'lost') ? { ...act, outcome } : act;
}

/**
 * The rows by whose rules a vote may be counted: the first, or those whose asked rules rule as they have it. Where that is not known of
 * some, all of them, and they must count alike.
 */
function countingRows(asking: Asking, rows: readonly Row[]): readonly Row[] {
  const asked = rows.filter((row) => {
    if (asking.lifecycle.askedBy(row).length === 0) return false;
    // A rule that counts votes is asked of the vote as it comes out in that row.
    const outcome = row.when.outcome as AnyAct['outcome'];
    return openByVerdict({ ...asking, act: { ...asking.act, outcome } }, row) !== undefined;
  });
  return asked.length > 0 ? asked : rows.slice(0, 1);
}

/** How a vote comes out by the rule of a row that counts it. */
function countedBy(asking: Asking, row: Row): 'carried' | 'lost' | 'open' | 'unknown' {
  const counting = countingRuleOf(asking.lifecycle, row, asking.facts);
  return (counting && kindOf(counting).outcome?.(counting as never, situationOf(asking, row))) ?? 'unknown';
}

/** The rule of a row that says how a vote comes out. */
function countingRuleOf(lifecycle: Lifecycle, row: Row, facts: MeasureFacts): BoundRule | undefined {
  return lifecycle.countingOf(row).find((rule) => appliesTo(rule.for, facts));
}

/** What the rules of a row look at, with what they make of the chair's casting vote. */
function situationOf({ lifecycle, bodies, facts, act }: Asking, row: Row): Situation {
  const situation = { act, bodies };
  const rulings = lifecycle.castingOf(row).flatMap((rule) => ruleOn(rule, facts, situation) ?? []);
  return rulings.length === 0
    ? situation
    : { ...situation, castingCounts: rulings.every(({ verdict }) => verdict === 'holds') };
}

/** Whether a verdict is one of those on which an act is refused. */
export function isRefused(verdict: Verdict, refuseOn: readonly Refusable[]): boolean {
  return verdict !== 'holds' && refuseOn.includes(verdict);
}

/**
 * The rulings on which an assessment is refused. An act out of order is refused, and one whose row is not known, whatever its caller
 * would let pass; what a row only asks refuses nothing.
 */
export function refusals({ row, rulings, undecided, refuseOn }: Assessment): readonly Ruling[] {
  const refused = rulings.filter(
    ({ rule, verdict, asked }) => !asked && (isRefused(verdict, refuseOn) || rule === row?.id),
  );
  return [...undecided, ...refused];
}

/** Where a measure stands once an assessed act is on record. */
export function place({ facts }: Standing, { act, stage, recording }: Assessment): Standing {
  return { stage, facts: factsAfter(facts, recording, act) };
}
