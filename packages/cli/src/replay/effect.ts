import {
  type Deadline,
  isOfKind,
  type LegalDate,
  lifecycleOf,
  type Measure,
  ownVocabulary,
  type Procedure,
} from '@statecraft/core';

/** When a measure takes effect, by the rule. */
export interface Effect {
  /** The day; absent where the law is not settled and `candidates` stand in its place. */
  readonly date?: LegalDate | undefined;
  readonly candidates?: readonly LegalDate[] | undefined;
  readonly rule: string;
  readonly title: string;
  readonly citation: string;
}

/** The effective date that the procedure computes for a measure; `undefined` while it is not enacted, or where no rule tells it. */
export function effectOf(
  procedure: Procedure,
  { procedure: ref, deadlines }: Pick<Measure, 'procedure' | 'deadlines'>,
) {
  if (!ref) return undefined;
  const lifecycle = lifecycleOf(procedure, ref.edition);
  return deadlines.find(({ rule: id, part }: Deadline): boolean => {
    const rule = lifecycle.rule(id);
    return part === undefined && rule !== undefined && isOfKind(ownVocabulary.rules.effective, rule);
  }) as Effect | undefined;
}
