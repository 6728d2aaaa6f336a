import { z } from 'zod';
import type { LegalDate } from '../../calendar/legal-date.ts';
import { defineRuleKind } from '../rule.ts';
import { waivable, waiverOf } from '../waiver.ts';

/** A measure is read so many times, each on a day of its own, unless a carried vote waived this rule. */
export const readings = defineRuleKind({
  kind: 'readings',
  params: {
    count: z.int().min(1),
    /** Whether introduction is the first reading. */
    introductionCounts: z.boolean(),
    /** Whether the vote is taken on the last reading, so that its day counts. */
    voteCounts: z.boolean(),
    waivable,
  },
  ofFacts: true,
  assess(rule, { act, facts }) {
    const { count, introductionCounts, voteCounts } = rule;
    const days = new Set<LegalDate>();
    if (introductionCounts && facts.introducedOn !== undefined) days.add(facts.introducedOn);
    for (const { on } of facts.readings) days.add(on);
    if (voteCounts && act.type === 'vote') days.add(act.on);
    const waiver = waiverOf(rule, facts);
    const numbers = { days: [...days].sort(), needed: count, ...(waiver && { waivedOn: waiver.on }) };
    if (days.size >= count || waiver) return { verdict: 'holds', numbers };
    // Nothing comes before a body without being introduced: the day is only not on record, and may be one more.
    const unknown = introductionCounts && facts.introducedOn === undefined && days.size + 1 >= count;
    return unknown
      ? { verdict: 'undetermined', numbers, lacks: ['the day of introduction'] }
      : { verdict: 'fails', numbers };
  },
  say(_rule, { numbers = {}, lacks = [] }) {
    const { days, needed, waivedOn } = numbers;
    const read =
      Array.isArray(days) && days.length > 0
        ? `read on ${days.length} separate ${days.length === 1 ? 'day' : 'days'} (${days.join(', ')})`
        : 'no reading on record';
    return `${read}, ${needed} needed${waivedOn ? `; waived on ${waivedOn}` : ''}${lacks.length > 0 ? `; not on record: ${lacks.join(', ')}` : ''}`;
  },
  law: ({ count, introductionCounts, voteCounts, waivable }) =>
    `${count} readings on separate days${introductionCounts ? ', introduction being the first' : ''}${voteCounts ? ', the vote on the last' : ''}${waivable ? ', unless waived' : ''}`,
});
