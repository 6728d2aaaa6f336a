import type { DateFacts } from '../../acts/acts.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { anchors, dayOf, sayAnchors } from '../anchor.ts';

/** An act takes another to have been done before. */
export const prerequisite = defineRuleKind({
  kind: 'prerequisite',
  params: { done: anchors },
  acts: 'of-measures',
  ofFacts: true,
  sees: ({ done }, facts: DateFacts) => ({ on: dayOf(done, facts) }),
  assess: (_rule, { on }) => (on === undefined ? { verdict: 'fails' } : { verdict: 'holds', numbers: { on } }),
  say: ({ done }, { numbers }) =>
    numbers ? `${sayAnchors(done)} on ${numbers.on}` : `no ${sayAnchors(done)} on record`,
  law: ({ done }) => `takes ${sayAnchors(done)} before it`,
  deadline: 'none',
  closes: true,
});
