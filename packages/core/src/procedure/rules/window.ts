import { anchors, dayOf, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';
import { endOf, sayTerm, term } from '../term.ts';

/** An act may be done only up to the last day of a time that began with another. */
export const window = defineRuleKind({
  kind: 'window',
  params: { term, since: anchors },
  ofFacts: true,
  assess({ term, since }, { act, facts, bodies }) {
    const from = dayOf(since, facts);
    if (from === undefined) return { verdict: 'undetermined', lacks: [`the day of ${sayAnchors(since)}`] };
    const last = endOf(term, from, bodies);
    if (last === undefined)
      return { verdict: 'undetermined', numbers: { from }, lacks: [`the meetings after ${from}`] };
    return { verdict: act.on <= last ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since }, { numbers = {}, lacks = [] }) {
    const { from, last } = numbers;
    return last === undefined
      ? `not on record: ${lacks.join(', ')}`
      : `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: until ${last}`;
  },
  law: ({ term, since }) => `within ${sayTerm(term)} after ${sayAnchors(since)}`,
  deadline({ term, since }, { facts, bodies }) {
    const from = dayOf(since, facts);
    const last = from && endOf(term, from, bodies);
    return last && { when: 'by', date: last };
  },
});
