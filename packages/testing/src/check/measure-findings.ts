import { type MeasureFacts, phaseOf, type Standing } from '@statecraft/core';
import type { FindingCode } from './finding.ts';

/** Where a measure is, as its procedure has it. */
type Place = Pick<Standing, 'stage'> & { readonly declared: Parameters<typeof phaseOf>[1] };

/** What the checker looks for in a measure as it stands: what the finding sees of the facts, and what it says of that. */
export interface MeasureFinding<Seen> {
  readonly code: FindingCode;
  /** What the finding looks at in the facts. Two measures that differ in it are told apart, whatever the rules see of them. */
  readonly sees: (facts: MeasureFacts) => Seen;
  /** What is wrong, in a sentence; `undefined` where nothing is. */
  readonly finds: (seen: Seen, place: Place) => string | undefined;
}

/** A measure that is law though no vote on its passage carried. */
const lawWithoutVote: MeasureFinding<'carried' | 'lost' | undefined> = {
  code: 'law-without-vote',
  sees: ({ votes }) => votes.findLast(({ question }) => question.kind === 'passage')?.outcome,
  finds: (passage, { stage, declared }) =>
    phaseOf(stage, declared) === 'law' && passage !== 'carried'
      ? `a measure comes to ${stage} without a carried vote on passage`
      : undefined,
};

/** The findings in a measure as it stands. */
export const measureFindings = [lawWithoutVote] as const;
