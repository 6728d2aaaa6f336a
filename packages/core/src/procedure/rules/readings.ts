import { z } from 'zod';
import type { MeasureFacts } from '../../acts/acts.ts';
import type { WaiverFacts } from '../../acts/questions.ts';
import { vote } from '../../acts/vote.ts';
import type { LegalDate } from '../../calendar/legal-date.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { waivable, waivedOn } from '../waiver.ts';

/** When a measure was read. */
type Read = Pick<MeasureFacts, 'introducedOn' | 'readings'> & WaiverFacts;

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
  acts: 'of-measures',
  ofFacts: true,
  sees(rule, facts: Read) {
    const introducedOn = rule.introductionCounts ? facts.introducedOn : undefined;
    const read = facts.readings.map(({ on }) => on);
    return {
      days: [...new Set(introducedOn === undefined ? read : [introducedOn, ...read])],
      // Nothing comes before a body without being introduced: the day is only not on record, and may be one more.
      lacksIntroduction: rule.introductionCounts && introducedOn === undefined,
      waived: waivedOn(rule, facts),
    };
  },
  distinct: ({ count }, { days, lacksIntroduction, waived }) =>
    waived === undefined ? [Math.min(count, days.length), lacksIntroduction] : 'waived',
  assess({ count, voteCounts }, seen, { act }) {
    const { lacksIntroduction, waived } = seen;
    const days = new Set<LegalDate>(seen.days);
    if (voteCounts && isAct(vote, act)) days.add(act.on);
    const numbers = { days: [...days].sort(), needed: count, ...(waived !== undefined && { waivedOn: waived }) };
    if (days.size >= count || waived !== undefined) return { verdict: 'holds', numbers };
    const unknown = lacksIntroduction && days.size + 1 >= count;
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
  deadline: 'none',
});
