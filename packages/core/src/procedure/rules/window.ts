import { anchors, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';
import { sayTerm, term, termFrom } from '../term.ts';

/** An act may be done only up to the last day of a time that began with another. */
export const window = defineRuleKind({
  kind: 'window',
  params: { term, since: anchors },
  ofFacts: true,
  assess(rule, situation) {
    const found = termFrom(rule, situation);
    if ('lacks' in found)
      return { verdict: 'undetermined', ...(found.from && { numbers: { from: found.from } }), lacks: [found.lacks] };
    const { from, last } = found;
    return { verdict: situation.act.on <= last ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since }, { numbers = {}, lacks = [] }) {
    const { from, last } = numbers;
    return last === undefined
      ? `not on record: ${lacks.join(', ')}`
      : `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: until ${last}`;
  },
  law: ({ term, since }) => `within ${sayTerm(term)} after ${sayAnchors(since)}`,
  deadline(rule, standing) {
    const found = termFrom(rule, standing);
    return 'lacks' in found ? undefined : { when: 'by', date: found.last };
  },
});
