import { type Basis, type Irregularity, type LegalDate, lifecycleOn, type Procedure } from '@statecraft/core';
import type { AuditedMeasure as AuditedSourceMeasure, Dictionary, Finding } from '@statecraft/legistar';
import type { AuditedRecord } from '../audit/audit-record.ts';
import { actInWords } from '../words/act-words.ts';
import { namesFrom } from '../words/names.ts';

/** A measure's life as an audit has it: what was done, where that put it, and what is amiss. */
export interface Story {
  readonly id: string;
  /** The number that the clerk prints. */
  readonly number: string;
  readonly title: string;
  readonly stage: string;
  /** From its introduction to the act that made it law, where both are on record. */
  readonly introducedOn?: LegalDate | undefined;
  readonly enactedOn?: LegalDate | undefined;
  readonly stations: readonly Station[];
}

/** An act in a measure's life. */
export interface Station {
  readonly on: LegalDate;
  readonly what: string;
  readonly stage: string;
  readonly basis: Basis;
  readonly findings: readonly Told[];
}

/** What an audit found, in words. */
export type Told = Pick<Irregularity, 'kind' | 'rule' | 'sentence' | 'citation'>;

/** Whether a finding says something against the record; what the law leaves open does not. */
export function isIrregular({ kind }: Told): boolean {
  return kind !== 'unsettled';
}

/** The mark of each kind of finding, and whether it is against the law or leaves something open. */
export const kindMarks: Readonly<Record<Told['kind'], { readonly mark: string; readonly tone: 'bad' | 'open' }>> = {
  unlawful: { mark: '✗', tone: 'bad' },
  contradiction: { mark: '✗', tone: 'bad' },
  'out-of-order': { mark: '✗', tone: 'bad' },
  'not-provided': { mark: '✗', tone: 'bad' },
  missing: { mark: '!', tone: 'open' },
  undetermined: { mark: '?', tone: 'open' },
  unsettled: { mark: '~', tone: 'open' },
};

/** The story of a measure that is kept elsewhere, its acts in the words of their source. */
export function storyOfSource(
  audited: AuditedSourceMeasure,
  { dictionary, procedure }: { readonly dictionary: Dictionary; readonly procedure: Procedure },
): Story {
  const { measure, acts, audit, stage, findings, unsettled } = audited;
  const byAct = new Map<unknown, Finding[]>();
  for (const finding of [...findings, ...unsettled]) {
    const own = byAct.get(finding.of);
    if (own) own.push(finding);
    else byAct.set(finding.of, [finding]);
  }
  const stations = acts.map(
    (mapped, index): Station => ({
      on: mapped.act.on,
      what: mapped.inferredFrom === undefined ? mapped.row.action.name : `${mapped.act.type}: ${mapped.inferredFrom}`,
      stage: audit.assessments[index]?.stage ?? stage,
      basis: mapped.act.basis,
      findings: (byAct.get(mapped) ?? []).map(toldOf),
    }),
  );
  const { introducedOn } = audit.standing.facts;
  const id = dictionary.measureFor(measure.id);
  return {
    id,
    number: measure.file,
    title: measure.title,
    stage,
    stations,
    ...wayIntoLaw(introducedOn, stations, procedure),
  };
}

/** A finding without the row that it leads back to: a long record's rows would all be held until the page is written. */
function toldOf({ kind, rule, sentence, citation }: Finding): Told {
  return { kind, rule, sentence, citation };
}

/** The stories of the measures of a record file, their acts in a clerk's words. */
export function storiesOfRecord({ record, procedure, measures, roster }: AuditedRecord): Story[] {
  const nameOf = namesFrom(record, procedure, roster);
  return measures.map(({ id, audit }): Story => {
    const stations = audit.assessments.map(({ act, stage, rulings }, index): Station => {
      const { headline } = actInWords(act, { nameOf, lifecycle: lifecycleOn(procedure, act.on), rulings });
      const findings = audit.irregularities.filter((each) => each.index === index);
      return { on: act.on, what: headline, stage, basis: act.basis, findings };
    });
    const { stage, facts } = audit.standing;
    const title = facts.title ?? record.record.title;
    return {
      id,
      number: facts.file ?? id,
      title,
      stage,
      stations,
      ...wayIntoLaw(facts.introducedOn, stations, procedure),
    };
  });
}

function wayIntoLaw(
  introducedOn: LegalDate | undefined,
  stations: readonly Station[],
  procedure: Procedure,
): Pick<Story, 'introducedOn' | 'enactedOn'> {
  const isLaw = ({ on, stage }: Station) => lifecycleOn(procedure, on).phaseOf(stage) === 'law';
  return { introducedOn, enactedOn: stations.find(isLaw)?.on };
}
