import type { MeasureFacts, Phase } from '@statecraft/core';
import type { FindingCode } from './finding.ts';

/** Where a measure is, and what that stage means. */
interface Place {
  readonly stage: string;
  readonly phase: Phase;
}

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
  finds: (passage, { stage, phase }) =>
    phase === 'law' && passage !== 'carried'
      ? `a measure comes to ${stage} without a carried vote on passage`
      : undefined,
};

/** The findings in a measure as it stands. */
export const measureFindings = [lawWithoutVote] as const;
