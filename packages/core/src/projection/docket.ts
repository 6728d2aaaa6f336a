import type { BodyFacts, MeasureFacts } from '../acts/acts.ts';
import { reportsMade } from '../acts/report.ts';
import { definitionsOf } from '../definitions.ts';
import type { ProcedureRef } from '../log/event.ts';
import { type Deadline, ownDeadlinesOf } from '../procedure/deadlines.ts';
import { lifecycleJudging } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Standing } from '../procedure/situation.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import { isWithin, phaseOf, UNFILED } from '../vocabulary/stage.ts';
import { defineProjection, type Projection } from './define-projection.ts';

/** A measure on the docket: where it stands, what its record says, and the days ahead of it. */
export interface DocketEntry extends Standing {
  /** The procedure, edition and version that judged its last act. */
  readonly procedure?: ProcedureRef | undefined;
  /** The days that the law sets for it, of those that hang on its own record alone. */
  readonly deadlines: readonly Deadline[];
}

/**
 * By what the docket is found: its stage, and the stage that this is a finer one of; the committees that have it; any day that its
 * record or the law sets; its sponsors; its kind; and its file number.
 */
export type DocketField = 'stage' | 'committee' | 'date' | 'sponsor' | 'kind' | 'file';

/** What a docket knows of the law. */
export interface DocketOptions {
  /** The procedures whose days it is found by; none when left out, for a docket can be read without its law. */
  readonly procedures?: readonly Procedure[];
  /** The vocabularies besides ours; those of the procedures when left out. */
  readonly uses?: readonly AnyVocabulary[];
  /** Raised with the procedures' versions, so that the days are worked out anew. */
  readonly version: number;
}

/** The docket without the law's days: every measure by stage, committee, date on record, sponsor, kind and file number. */
export const docket: Projection<DocketEntry, DocketField> = docketOf({ version: 1 });

/** The docket with the days that procedures set. An entry is what replay makes of the measure's events, whatever came late or was corrected. */
export function docketOf({
  procedures = [],
  uses = [...new Set(procedures.flatMap((procedure) => procedure.uses))],
  version,
}: DocketOptions): Projection<DocketEntry, DocketField> {
  const definitions = definitionsOf(uses);
  return defineProjection({
    name: 'docket',
    version,
    uses,
    initial: (_measure, first): Draft => ({
      stage: UNFILED,
      facts: definitions.unrecordedMeasure(),
      procedure: first.law.procedure,
      deadlines: [],
    }),
    on(entry, act) {
      if (!act.law.void) definitions.actOfType(act.type).record(entry.facts as MeasureFacts & BodyFacts, act);
      entry.stage = act.law.stage ?? UNFILED;
      entry.procedure = act.law.procedure;
      entry.deadlines = daysAhead(procedures, entry);
    },
    index: (entry) => ({
      stage: stagesAround(entry.stage),
      committee: committeesWith(entry),
      date: datesOf(entry, procedures),
      sponsor: entry.facts.sponsors,
      kind: entry.facts.kind,
      file: entry.facts.file,
    }),
  });
}

type Draft = { -readonly [Key in keyof DocketEntry]: DocketEntry[Key] };

function daysAhead(procedures: readonly Procedure[], { stage, facts, procedure: ref }: DocketEntry): Deadline[] {
  const procedure = procedures.find(({ id }) => id === ref?.id);
  if (!ref || !procedure?.editions.some(({ id }) => id === ref.edition)) return [];
  return ownDeadlinesOf(lifecycleJudging(procedure, facts, ref.edition), { stage, facts });
}

/** A stage and those it is a finer one of: `committee.held` is one of `committee`. */
function stagesAround(stage: string): string[] {
  const names = stage.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
}

/** The committees that a measure lies with: those of its last referral that have not reported since. */
function committeesWith({ stage, facts }: DocketEntry): string[] {
  const referral = facts.referrals.at(-1);
  if (!referral || !isWithin(stage, 'committee')) return [];
  const reported = reportsMade(facts).map(({ body }) => body);
  return referral.to.filter((committee) => !reported.includes(committee));
}

/** Every day that is set for a measure: by a hold or a postponement while it is still before somebody, and by the law. */
function datesOf({ stage, facts, deadlines, procedure: ref }: DocketEntry, procedures: readonly Procedure[]): string[] {
  const phase = phaseOf(stage, procedures.find(({ id }) => id === ref?.id)?.stages ?? {});
  const open = phase !== 'law' && phase !== 'over';
  const set = open ? [facts.hold?.until, facts.postponement?.until].filter((until) => until !== 'indefinite') : [];
  return [...set, ...deadlines.flatMap(({ date, candidates }) => date ?? candidates ?? [])].filter(
    (date) => date !== undefined,
  );
}
