import { z } from 'zod';
import { anchors, dayOf, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';
import { endOf, sayTerm, term } from '../term.ts';

/** A measure lies over for a time before it may be acted on, unless a carried vote waived this rule. */
export const lieOver = defineRuleKind({
  kind: 'lie-over',
  params: {
    term,
    since: anchors,
    /** Whether the act may be done on the last day of the term, or only after it. */
    lawful: z.enum(['on-last-day', 'after']).default('on-last-day'),
  },
  ofFacts: true,
  assess({ id, term, since, lawful }, { act, facts, bodies }) {
    const waiver = facts.waivers.find(({ rule }) => rule === id);
    if (waiver) return { verdict: 'holds', numbers: { waivedOn: waiver.on } };
    const from = dayOf(since, facts);
    if (from === undefined) return { verdict: 'undetermined', lacks: [`the day of ${sayAnchors(since)}`] };
    const last = endOf(term, from, bodies);
    if (last === undefined)
      return { verdict: 'undetermined', numbers: { from }, lacks: [`the meetings after ${from}`] };
    const ripe = lawful === 'after' ? act.on > last : act.on >= last;
    return { verdict: ripe ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since, lawful }, { numbers = {}, lacks = [] }) {
    const { waivedOn, from, last } = numbers;
    if (waivedOn) return `waived on ${waivedOn}`;
    if (last === undefined) return `not on record: ${lacks.join(', ')}`;
    return `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: lawful ${lawful === 'after' ? 'after' : 'from'} ${last}`;
  },
  law: ({ term, since }) => `not before ${sayTerm(term)} after ${sayAnchors(since)}, unless waived`,
  deadline({ id, term, since, lawful }, { facts, bodies }) {
    if (facts.waivers.some(({ rule }) => rule === id)) return undefined;
    const from = dayOf(since, facts);
    const last = from && endOf(term, from, bodies);
    return last && { when: lawful === 'after' ? 'after' : 'from', date: last };
  },
});
