import type { LegalDate } from '../calendar/legal-date.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { definitionsOf } from '../definitions.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Ruling } from '../vocabulary/ruling.ts';
import { UNFILED } from '../vocabulary/stage.ts';
import { type Assessment, assess, ON_RECORD } from './assess.ts';
import type { Bodies } from './bodies.ts';
import { printCitation } from './citation.ts';
import { deadlinesOf } from './deadlines.ts';
import { citeRule, explainRuling } from './explain.ts';
import { type Lifecycle, lifecycleFor } from './lifecycle.ts';
import type { Procedure } from './procedure.ts';
import { appliesTo } from './rule-head.ts';
import { effective as effectiveRule } from './rules/effective.ts';
import type { Standing } from './situation.ts';

/** Where a record that others kept departs from the procedure. */
export interface Irregularity {
  /**
   * `unlawful`: a rule fails; `contradiction`: announced against computed; `missing`: acts that must have happened are not on record;
   * `out-of-order`: no way leads there; `not-provided`: the procedure has no such act; `undetermined`, `unsettled`: what the record or the law leaves open.
   */
  readonly kind:
    | 'unlawful'
    | 'contradiction'
    | 'missing'
    | 'out-of-order'
    | 'not-provided'
    | 'undetermined'
    | 'unsettled';
  /** The act's place in the record, counted from 0; the number of acts for what the record says of its outcome. */
  readonly index: number;
  /** The rule, or the row of the lifecycle table. */
  readonly rule: string;
  /** What is amiss, in words; put together when they are first asked for. */
  readonly sentence: string;
  readonly citation: string;
  /** The acts that are missing, in their order. */
  readonly missing?: readonly string[] | undefined;
  readonly ruling?: Ruling | undefined;
}

/** What a record says of its own outcome, beside its acts. */
export interface Claims {
  /** The effective date on record. */
  readonly effective?: LegalDate | undefined;
}

/** A record, judged act by act. */
export interface Audit {
  readonly assessments: readonly Assessment[];
  readonly irregularities: readonly Irregularity[];
  /** Where the law puts the measure at the end, and what the record says of it. */
  readonly standing: Standing;
}

/** Judges a record that others kept, in the order it is given: every act is placed, none is refused, and every departure is named. */
export function audit(procedure: Procedure, bodies: Bodies, acts: readonly AnyAct[], claims: Claims = {}): Audit {
  // The facts are this audit's own until it ends: recipes write into them, and nothing is copied from act to act.
  const facts = definitionsOf(procedure.uses).unrecordedMeasure();
  let stage: string = UNFILED;
  const assessments: Assessment[] = [];
  const irregularities: Irregularity[] = [];
  for (const [index, act] of acts.entries()) {
    const lifecycle = lifecycleFor(procedure, facts, act);
    const assessment = assess({ lifecycle, bodies }, { stage, facts }, act, ON_RECORD);
    assessments.push(assessment);
    addIrregularities(irregularities, lifecycle, assessment, stage, index);
    assessment.recording.record(facts as never, assessment.act);
    stage = assessment.stage;
  }
  const standing: Standing = { stage, facts: deepFreeze(facts) };
  irregularities.push(...irregularClaims(procedure, bodies, standing, acts, claims));
  return { assessments, irregularities, standing };
}

/** Where what the record says of its outcome cannot be had from its acts. */
function irregularClaims(
  procedure: Procedure,
  bodies: Bodies,
  standing: Standing,
  acts: readonly AnyAct[],
  { effective }: Claims,
): Irregularity[] {
  const last = acts.at(-1);
  if (!effective || !last) return [];
  const lifecycle = lifecycleFor(procedure, standing.facts, last);
  const rule = lifecycle.procedure.rules.find(
    ({ kind, id, for: scope }) => kind === effectiveRule.kind && lifecycle.rule(id) && appliesTo(scope, standing.facts),
  );
  const computed = deadlinesOf({ lifecycle, bodies }, standing).find(
    (deadline) => deadline.rule === rule?.id && deadline.part === undefined,
  );
  const claim = { index: acts.length, rule: rule?.id ?? 'effective', citation: rule ? printCitation(rule) : 'none' };
  if (!computed) {
    const passed = standing.facts.dates.passage;
    const sentence = `effective on ${effective} by the record, but`;
    return passed === undefined
      ? [{ ...claim, kind: 'missing', missing: ['vote'], sentence: `${sentence} no passage is on it` }]
      : [
          {
            ...claim,
            kind: 'contradiction',
            sentence: `${sentence} it stands at ${standing.stage} after its passage on ${passed}`,
          },
        ];
  }
  if (computed.date === effective || computed.candidates?.includes(effective)) return [];
  return [
    {
      ...claim,
      kind: 'contradiction',
      sentence: `effective on ${effective} by the record, on ${computed.date ?? computed.candidates?.join(' or ')} by the rule`,
    },
  ];
}

function addIrregularities(
  irregularities: Irregularity[],
  lifecycle: Lifecycle,
  { row, act, rulings, undecided }: Assessment,
  stage: string,
  index: number,
): void {
  if (!row && undecided.length > 0) {
    for (const ruling of undecided) {
      const kind = ruling.verdict === 'unsettled' ? 'unsettled' : 'undetermined';
      irregularities.push(irregularityOf(lifecycle, ruling, index, kind));
    }
    return;
  }
  if (!row) {
    const sentence = `the procedure has no act ${act.type} of this form at stage ${stage}`;
    irregularities.push({ kind: 'not-provided', index, rule: act.type, sentence, citation: 'none' });
    return;
  }
  for (const ruling of rulings) {
    if (ruling.verdict === 'holds' || ruling.asked) continue;
    const missing = ruling.rule === row.id ? ruling.numbers?.missing : undefined;
    const named = Array.isArray(missing) && missing.length > 0 ? missing.map(String) : undefined;
    const kind = kindOf(ruling, row.id, named !== undefined);
    irregularities.push(irregularityOf(lifecycle, ruling, index, kind, named));
  }
}

/** A departure by what a ruling says; its words are put together when they are first asked for. */
function irregularityOf(
  lifecycle: Lifecycle,
  ruling: Ruling,
  index: number,
  kind: Irregularity['kind'],
  missing?: readonly string[],
): Irregularity {
  return {
    kind,
    index,
    rule: ruling.rule,
    get sentence() {
      return explainRuling(lifecycle, ruling).sentence;
    },
    get citation() {
      return citeRule(lifecycle, ruling.rule);
    },
    ruling,
    ...(missing && { missing }),
  };
}

function kindOf({ rule, verdict, numbers }: Ruling, row: string, waysMissing: boolean): Irregularity['kind'] {
  if (verdict === 'undetermined' || verdict === 'unsettled') return verdict;
  if (rule === row) return waysMissing ? 'missing' : 'out-of-order';
  return numbers?.computed !== undefined ? 'contradiction' : 'unlawful';
}
