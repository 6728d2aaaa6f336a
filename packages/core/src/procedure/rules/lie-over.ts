import { z } from 'zod';
import { anchors, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';
import { sayTerm, term, termFrom } from '../term.ts';

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
  assess(rule, situation) {
    const { act, facts } = situation;
    const waiver = facts.waivers.find((each) => each.rule === rule.id);
    if (waiver) return { verdict: 'holds', numbers: { waivedOn: waiver.on } };
    const found = termFrom(rule, situation);
    if ('lacks' in found)
      return { verdict: 'undetermined', ...(found.from && { numbers: { from: found.from } }), lacks: [found.lacks] };
    const { from, last } = found;
    const ripe = rule.lawful === 'after' ? act.on > last : act.on >= last;
    return { verdict: ripe ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since, lawful }, { numbers = {}, lacks = [] }) {
    const { waivedOn, from, last } = numbers;
    if (waivedOn) return `waived on ${waivedOn}`;
    if (last === undefined) return `not on record: ${lacks.join(', ')}`;
    return `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: lawful ${lawful === 'after' ? 'after' : 'from'} ${last}`;
  },
  law: ({ term, since }) => `not before ${sayTerm(term)} after ${sayAnchors(since)}, unless waived`,
  deadline(rule, standing) {
    if (standing.facts.waivers.some((each) => each.rule === rule.id)) return undefined;
    const found = termFrom(rule, standing);
    return 'lacks' in found ? undefined : { when: rule.lawful === 'after' ? 'after' : 'from', date: found.last };
  },
});
