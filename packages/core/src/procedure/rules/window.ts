import type { DateFacts } from '../../acts/acts.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { anchors, dayOf, sayAnchors } from '../anchor.ts';
import { sayTerm, term, termFrom } from '../term.ts';

/** An act may be done only up to the last day of a time that began with another. */
export const window = defineRuleKind({
  kind: 'window',
  params: { term, since: anchors },
  acts: 'of-measures',
  ofFacts: true,
  sees: ({ since }, facts: DateFacts) => ({ begun: dayOf(since, facts) }),
  assess(rule, { begun }, { act: { on }, bodies }) {
    const found = termFrom(rule, begun, bodies);
    if ('lacks' in found) {
      const { from, earliest, lacks } = found;
      if (from && on <= earliest) return { verdict: 'holds', numbers: { from, earliest } };
      return { verdict: 'undetermined', ...(from && { numbers: { from } }), lacks: [lacks] };
    }
    const { from, last } = found;
    return { verdict: on <= last ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since }, { numbers = {}, lacks = [] }) {
    const { from, last, earliest } = numbers;
    if (last === undefined && earliest === undefined) return `not on record: ${lacks.join(', ')}`;
    return `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: until ${last ?? `${earliest} at the earliest`}`;
  },
  law: ({ term, since }) => `within ${sayTerm(term)} after ${sayAnchors(since)}`,
  deadline(rule, { begun }, { bodies }) {
    const found = termFrom(rule, begun, bodies);
    return 'lacks' in found ? undefined : { when: 'by', date: found.last };
  },
});
