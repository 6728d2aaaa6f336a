import { z } from 'zod';
import type { DateFacts } from '../../acts/acts.ts';
import type { WaiverFacts } from '../../acts/questions.ts';
import type { LegalDate } from '../../calendar/legal-date.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { anchors, dayOf, sayAnchors } from '../anchor.ts';
import { sayTerm, term, termFrom } from '../term.ts';
import { waivable, waivedOn } from '../waiver.ts';

/** A measure lies over for a time before it may be acted on, unless a carried vote waived that since the time began. */
export const lieOver = defineRuleKind({
  kind: 'lie-over',
  params: {
    term,
    since: anchors,
    /** Whether the act may be done on the last day of the term, or only after it. */
    lawful: z.enum(['on-last-day', 'after']).default('on-last-day'),
    waivable,
  },
  acts: 'of-measures',
  ofFacts: true,
  sees(rule, facts: DateFacts & WaiverFacts) {
    const begun = dayOf(rule.since, facts);
    return { begun, waived: waivedOn(rule, facts, begun) };
  },
  assess(rule, { begun, waived }, { act, bodies }) {
    if (waived !== undefined) return { verdict: 'holds', numbers: { waivedOn: waived } };
    const found = termFrom(rule, begun, bodies);
    const isRipe = (last: LegalDate) => (rule.lawful === 'after' ? act.on > last : act.on >= last);
    if ('lacks' in found) {
      const { from, earliest, lacks } = found;
      if (from && !isRipe(earliest)) return { verdict: 'fails', numbers: { from, earliest } };
      return { verdict: 'undetermined', ...(from && { numbers: { from } }), lacks: [lacks] };
    }
    const { from, last } = found;
    return { verdict: isRipe(last) ? 'holds' : 'fails', numbers: { from, last } };
  },
  say({ term, since, lawful }, { numbers = {}, lacks = [] }) {
    const { waivedOn, from, last, earliest } = numbers;
    if (waivedOn) return `waived on ${waivedOn}`;
    if (last === undefined && earliest === undefined) return `not on record: ${lacks.join(', ')}`;
    const day = last ?? `${earliest} at the earliest`;
    return `${sayTerm(term)} after ${sayAnchors(since)} on ${from}: lawful ${lawful === 'after' ? 'after' : 'from'} ${day}`;
  },
  law: ({ term, since, waivable }) =>
    `not before ${sayTerm(term)} after ${sayAnchors(since)}${waivable ? ', unless waived' : ''}`,
  deadline(rule, { begun, waived }, { bodies }) {
    if (waived !== undefined) return undefined;
    const found = termFrom(rule, begun, bodies);
    return 'lacks' in found ? undefined : { when: rule.lawful === 'after' ? 'after' : 'from', date: found.last };
  },
});
