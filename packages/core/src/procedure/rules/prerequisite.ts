import { anchors, dayOf, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';

/** An act takes another to have been done before. */
export const prerequisite = defineRuleKind({
  kind: 'prerequisite',
  params: { done: anchors },
  ofFacts: true,
  assess({ done }, { facts }) {
    const on = dayOf(done, facts);
    return on === undefined ? { verdict: 'fails' } : { verdict: 'holds', numbers: { on } };
  },
  say: ({ done }, { numbers }) =>
    numbers ? `${sayAnchors(done)} on ${numbers.on}` : `no ${sayAnchors(done)} on record`,
  law: ({ done }) => `takes ${sayAnchors(done)} before it`,
});
