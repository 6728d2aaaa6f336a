import { type Audit, addDays, audit, type Bodies, type LegalDate, type Procedure } from '@statecraft/core';
import { actsOf, type Mapped, type MappedAct } from '../mapping/acts.ts';
import type { Committees } from '../mapping/committees.ts';
import { inCausalOrder, tiedDays } from '../mapping/order.ts';
import type { SourceMeasure } from '../source/source-measure.ts';
import type { Dictionary, Practice } from '../vocabulary/vocabulary.ts';
import { contradictionsIn } from './contradictions.ts';
import { type Finding, findingOf } from './finding.ts';

/** A measure that others kept, audited. */
export interface AuditedMeasure extends Pick<Mapped, 'unmapped' | 'unknownAnswers'> {
  readonly measure: SourceMeasure;
  /** In the order in which they were judged. */
  readonly acts: readonly MappedAct[];
  /** Whether that is the order in which they are recorded, and if not, or not by itself, why. */
  readonly order: Order;
  /** How many of its days hold more than one act. */
  readonly tiedDays: number;
  readonly audit: Audit;
  readonly stage: string;
  readonly findings: readonly Finding[];
  /** What the law leaves open. It says nothing against the record. */
  readonly unsettled: readonly Finding[];
  /** What departs from the text of the law as the clerk always does. */
  readonly practised: readonly { readonly practice: Practice; readonly finding: Finding }[];
  /** Whether the source has the measure where the law puts it; absent where the vocabulary does not know the status. */
  readonly agrees: boolean | undefined;
}

/**
 * `as-recorded`: one act leads to another as the rows stand; `causal`: acts of one day were put so that they do;
 * `kept-as-recorded`: that would have left more acts out of order than the rows themselves do.
 */
export type Order = 'as-recorded' | 'causal' | 'kept-as-recorded';

/** What measures are audited with. */
export interface AuditSetting {
  readonly procedure: Procedure;
  readonly bodies: Bodies;
  readonly dictionary: Dictionary;
  readonly committees: Committees;
}

/**
 * Audits one measure: its rows become acts, the acts of a day are put in causal order, and each is placed and judged.
 *
 * Where the causal order leaves more acts out of order than the recorded one does, the recorded one is kept.
 */
export function auditMeasure(measure: SourceMeasure, setting: AuditSetting): AuditedMeasure {
  const { dictionary, committees } = setting;
  const { acts: recorded, unmapped, unknownAnswers } = actsOf(measure, dictionary, committees);
  const { acts, audit, order } = inJudgedOrder(recorded, setting);
  const findings: Finding[] = [];
  const unsettled: Finding[] = [];
  const practised: { practice: Practice; finding: Finding }[] = [];
  for (const irregularity of audit.irregularities) {
    const finding = findingOf(irregularity, acts[irregularity.index] as MappedAct);
    // Where it cannot be told whether the rule is kept, an act that keeps the practice is one or the other.
    const weighed = irregularity.kind === 'unlawful' || irregularity.kind === 'undetermined';
    const practice = weighed ? practiceFor(finding, audit, dictionary) : undefined;
    if (practice) practised.push({ practice, finding });
    else if (irregularity.kind === 'unsettled') unsettled.push(finding);
    else findings.push(finding);
  }
  findings.push(...acts.flatMap(contradictionsIn));
  const { stage } = audit.standing;
  return {
    measure,
    acts,
    order,
    tiedDays: tiedDays(recorded),
    audit,
    stage,
    findings,
    unsettled,
    practised,
    agrees: dictionary.stagesFor(measure.status)?.includes(stage),
    unmapped,
    unknownAnswers,
  };
}

/** Acts in the order in which the law can best make sense of them, and what it makes of them. */
export function inJudgedOrder(
  recorded: readonly MappedAct[],
  setting: AuditSetting,
): Pick<AuditedMeasure, 'acts' | 'audit' | 'order'> {
  const causal = inCausalOrder(recorded);
  const audit = auditOf(causal, setting);
  if (causal === recorded) return { acts: causal, audit, order: 'as-recorded' };
  const astray = outOfOrderIn(audit);
  if (astray === 0) return { acts: causal, audit, order: 'causal' };
  const other = auditOf(recorded, setting);
  return outOfOrderIn(other) < astray
    ? { acts: recorded, audit: other, order: 'kept-as-recorded' }
    : { acts: causal, audit, order: 'causal' };
}

function auditOf(acts: readonly MappedAct[], { procedure, bodies }: AuditSetting): Audit {
  return audit(
    procedure,
    bodies,
    acts.map(({ act }) => act),
  );
}

function outOfOrderIn({ assessments }: Audit): number {
  let count = 0;
  for (const { inOrder } of assessments) if (!inOrder) count += 1;
  return count;
}

function practiceFor(
  { rule, of: { act } }: Finding,
  { standing }: Audit,
  { vocabulary: { practices } }: Dictionary,
): Practice | undefined {
  const dates: Readonly<Record<string, LegalDate | undefined>> = standing.facts.dates;
  return practices.find(({ rule: failed, days, given, from, until }) => {
    if (failed !== rule || (from && act.on < from) || (until && act.on > until)) return false;
    const since: LegalDate | undefined = days && dates[days.after];
    const counted = !days || (since !== undefined && addDays(since, days.count) === act.on);
    const done = given && dates[given];
    const present = !given || (done !== undefined && done <= act.on);
    return counted && present;
  });
}
