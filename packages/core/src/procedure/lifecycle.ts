import type { MeasureFacts } from '../acts/acts.ts';
import { vote } from '../acts/vote.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import { StatecraftError } from '../errors.ts';
import type { ProcedureRef } from '../log/event.ts';
import { isOfKind } from '../vocabulary/define-rule-kind.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Verdict } from '../vocabulary/ruling.ts';
import { type Phase, phaseOf, type Stage, UNFILED } from '../vocabulary/stage.ts';
import type { Procedure, Row } from './procedure.ts';
import { castingVote } from './rules/casting-vote.ts';
import { type BoundRule, bindRule, kindOf, partsOf, type Rule } from './rules/rules.ts';
import { nearestBegin, waysFrom } from './ways.ts';

/** A procedure in one of its editions, made ready for use: its table by stage and act, its rules by id. */
export interface Lifecycle {
  readonly procedure: Procedure;
  /** The definitions that the procedure uses: ours, and those of its vocabularies. */
  readonly definitions: Definitions;
  readonly ref: ProcedureRef;
  readonly rows: readonly Row[];
  /** Every stage of the table, `unfiled` first. */
  readonly stages: readonly Stage[];
  row(id: string): Row | undefined;
  /** What a stage means for a measure. A stage of which nobody says it counts as under way. */
  phaseOf(stage: string): Phase;
  /** A rule in force, or one that another is made of. */
  rule(id: string): BoundRule | undefined;
  /** Every rule of the procedure, those of other editions too. */
  readonly everyRule: readonly BoundRule[];
  /** The rows that begin at a stage. */
  at(stage: string): readonly Row[];
  /** The rows for an act at a stage. */
  inOrder(stage: string, act: string): readonly Row[];
  /** The rows for an act at other stages, those that lie nearest ahead first. */
  elsewhere(stage: string, act: string): readonly Detour[];
  /** The rules of a row that are in force in this edition. */
  rulesOf(row: Row): readonly BoundRule[];
  /** What an act must say to be of a row: its `when` without the rules that it asks. */
  saidBy(row: Row): Row['when'];
  /** The rules that a row asks in its `when`, each with the verdict that the row is for. */
  askedBy(row: Row): readonly Asked[];
  /** The rules of a row, or parts of them, that say how a vote comes out. */
  countingOf(row: Row): readonly BoundRule[];
  /** The rules of a row, or parts of them, that say whether the chair's casting vote counts. */
  castingOf(row: Row): readonly BoundRule[];
  rulesOnBodies(act: string): readonly BoundRule[];
}

/** A rule that a row asks, and the verdict that the row is for. */
export interface Asked {
  readonly rule: BoundRule;
  readonly verdict: Verdict;
}

/** A row that does not begin where the measure is, and the way that would have led there. */
export interface Detour {
  readonly row: Row;
  /** The acts that lead from the measure's stage to the row's; absent when no way leads there. */
  readonly missing?: readonly string[] | undefined;
  /** Where the row places the measure: an act that changes no stage shows that the measure must have come that far. */
  readonly stage: string;
}

/** Rules with the definitions of their kinds, bound once for every edition: one rule is one object. */
const bound = new WeakMap<readonly Rule[], Map<Definitions, readonly BoundRule[]>>();

function boundRulesOf(rules: readonly Rule[], definitions: Definitions): readonly BoundRule[] {
  const known = bound.get(rules) ?? new Map<Definitions, readonly BoundRule[]>();
  bound.set(rules, known);
  const own = known.get(definitions) ?? rules.map((rule) => bindRule(rule, definitions.kinds));
  known.set(definitions, own);
  return own;
}

const built = new WeakMap<Procedure, Map<string, Lifecycle>>();

const transitions = new WeakMap<Procedure, Map<string, Procedure>>();

/** A procedure as it governs one measure: without the editions whose transitional clause leaves it under the law before. */
export function asItIsFor(procedure: Procedure, { introducedOn, firstOn }: MeasureFacts): Procedure {
  const begun = introducedOn ?? firstOn;
  const editions = procedure.editions.filter(
    ({ from, transitional }) => !transitional || begun === undefined || from === undefined || begun >= from,
  );
  if (editions.length === procedure.editions.length) return procedure;
  const known = transitions.get(procedure) ?? new Map<string, Procedure>();
  transitions.set(procedure, known);
  const key = JSON.stringify(editions.map(({ id }) => id));
  const own = known.get(key) ?? { ...procedure, editions };
  known.set(key, own);
  return own;
}

/**
 * The lifecycle for an act of a measure: under the edition in force on its day, or the one a transitional clause leaves it under.
 *
 * A measure that was not introduced began with its first act; the act that introduces it falls under the law of its own day.
 */
export function lifecycleFor(
  procedure: Procedure,
  facts: MeasureFacts,
  { type, on }: Pick<AnyAct, 'type' | 'on'>,
): Lifecycle {
  const begins = type === 'introduce' && facts.introducedOn === undefined;
  return lifecycleOn(begins ? procedure : asItIsFor(procedure, facts), on);
}

/** The lifecycle for a measure as its last act was judged, under a named edition. Throws `procedure-unknown`. */
export function lifecycleJudging(procedure: Procedure, facts: MeasureFacts, edition: string): Lifecycle {
  const own = asItIsFor(procedure, facts);
  // The version at hand may leave the measure under another edition than the one that judged its last act.
  return lifecycleOf(own.editions.some(({ id }) => id === edition) ? own : procedure, edition);
}

/** The lifecycle under the edition that was in force on a date, no transitional clause considered. */
export function lifecycleOn(procedure: Procedure, on: LegalDate): Lifecycle {
  const edition = procedure.editions.findLast(({ from }) => from === undefined || from <= on);
  return lifecycleOf(procedure, edition?.id ?? '');
}

/** The lifecycle under a named edition. Throws `procedure-unknown` when there is none of that name. */
export function lifecycleOf(procedure: Procedure, edition: string): Lifecycle {
  const editions = built.get(procedure) ?? new Map<string, Lifecycle>();
  built.set(procedure, editions);
  const known = editions.get(edition);
  if (known) return known;
  const fresh = buildLifecycle(procedure, edition);
  editions.set(edition, fresh);
  return fresh;
}

function buildLifecycle(procedure: Procedure, edition: string): Lifecycle {
  if (!procedure.editions.some(({ id }) => id === edition)) {
    throw new StatecraftError(
      'procedure-unknown',
      `The procedure ${procedure.id} has no edition ${edition}; it has ${procedure.editions.map(({ id }) => id).join(', ')}.`,
      {
        details: { procedure: procedure.id, edition },
      },
    );
  }
  const inForce = ({ editions }: { editions?: readonly string[] | undefined }) =>
    !editions || editions.includes(edition);
  const rows = procedure.rows.filter(inForce);
  const definitions = definitionsOf(procedure.uses);
  const everyRule = boundRulesOf(procedure.rules, definitions);
  const rules = new Map(everyRule.filter(inForce).map((rule) => [rule.id, rule]));
  const parts = new Map([...rules.values()].flatMap(partsOf).map((part) => [part.id, part]));
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  const rulesFor = (ids: readonly string[]) => ids.flatMap((id) => rules.get(id) ?? []);
  const rulesByRow = new Map(rows.map((row) => [row, rulesFor(row.rules)]));
  const partsIn = (row: Row) => (rulesByRow.get(row) ?? []).flatMap((rule) => partsOf(rule));
  const counting = new Map(rows.map((row) => [row, partsIn(row).filter((rule) => kindOf(rule).outcome !== undefined)]));
  const casting = new Map(rows.map((row) => [row, partsIn(row).filter((rule) => isOfKind(castingVote, rule))]));
  const whens = new Map(rows.map((row) => [row, whenOf(row, rules)]));
  const byStage = new Map<string, readonly Row[]>();
  for (const row of rows) {
    for (const stage of row.stages)
      byStage.set(`${stage} ${row.act}`, [...(byStage.get(`${stage} ${row.act}`) ?? []), row]);
  }
  const detours = new Map<string, readonly Detour[]>();
  const bodyRules = new Map(procedure.bodyActs.map(({ act, rules }) => [act, rulesFor(rules)]));
  return {
    procedure,
    definitions,
    everyRule,
    ref: { id: procedure.id, edition, version: procedure.version },
    rows,
    stages: [
      ...new Set<Stage>([UNFILED, ...rows.flatMap(({ stages, to }) => (to === 'same' ? stages : [...stages, to]))]),
    ],
    phaseOf: (stage) => phaseOf(stage, procedure.stages) ?? 'pending',
    row: (id) => rowsById.get(id),
    rule: (id) => rules.get(id) ?? parts.get(id),
    at: (stage) => rows.filter(({ stages }) => stages.some((begin) => begin === stage)),
    inOrder: (stage, act) => byStage.get(`${stage} ${act}`) ?? [],
    elsewhere: (stage, act) => {
      const key = `${stage} ${act}`;
      const known = detours.get(key);
      if (known) return known;
      const fresh = detoursFrom(rows, stage, act);
      detours.set(key, fresh);
      return fresh;
    },
    rulesOf: (row) => rulesByRow.get(row) ?? [],
    countingOf: (row) => counting.get(row) ?? [],
    castingOf: (row) => casting.get(row) ?? [],
    saidBy: (row) => whens.get(row)?.said ?? row.when,
    askedBy: (row) => whens.get(row)?.asked ?? [],
    rulesOnBodies: (act) => bodyRules.get(act) ?? [],
  };
}

/** Whether nobody does the act of a row: the law does it when a time has run out. */
export function isDoneByLaw({ definitions }: Lifecycle, { act }: Row): boolean {
  return definitions.actOfType(act).byLaw;
}

/** A row's `when`, taken apart: what the act must say, and the rules that must rule as the row has it. */
function whenOf({ when }: Row, rules: ReadonlyMap<string, BoundRule>) {
  const said: Record<string, string | boolean> = {};
  const asked: Asked[] = [];
  for (const [key, value] of Object.entries(when)) {
    const rule = rules.get(key);
    if (rule) asked.push({ rule, verdict: value as Verdict });
    else said[key] = value;
  }
  return { said, asked };
}

/** Whether an act says what a row asks of it. How a vote comes out is left aside: it may have to be worked out first. */
export function matches(said: Row['when'], act: AnyAct): boolean {
  for (const key in said) {
    if (key === 'outcome' && act.type === vote.type) continue;
    if (aspectOf(act, key) !== said[key]) return false;
  }
  return true;
}

/** What an act says under a key of `when`: a fact of it, or the kind of a fact that has kinds. */
function aspectOf(act: AnyAct, key: string): unknown {
  const value = act.data[key];
  return value !== null && typeof value === 'object' && 'kind' in value ? value.kind : value;
}

function detoursFrom(rows: readonly Row[], from: string, act: string): Detour[] {
  const ways = waysFrom(rows, from);
  const length = ({ missing, row }: Detour) => (row.to === from ? 0 : (missing?.length ?? Number.POSITIVE_INFINITY));
  return rows
    .filter((row) => row.act === act && !row.stages.some((stage) => stage === from))
    .map((row) => {
      const nearest = nearestBegin(ways, row);
      // What leads to where the measure is already was done before; nothing is missing for it to be done again.
      const missing = row.to === from ? undefined : nearest?.acts;
      return { row, missing, stage: row.to === 'same' ? (nearest?.stage ?? from) : row.to };
    })
    .sort((a, b) => (length(a) === length(b) ? 0 : length(a) - length(b)));
}
