import { z } from 'zod';
import type { MeasureFacts } from '../../acts/acts.ts';
import { addDays, type LegalDate, legalDate } from '../../calendar/legal-date.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** The most terms whose first days a rule lists. */
const MOST_TERMS = 1_000;

/** When a measure began. */
type Begun = Pick<MeasureFacts, 'introducedOn' | 'firstOn'>;

/** What a body does not carry over ends with the term in which it began. */
export const endOfTerm = defineRuleKind({
  kind: 'end-of-term',
  params: {
    /** The days on which a term begins, oldest first; the one before it ends on the day before. */
    begins: z
      .array(legalDate)
      .min(1)
      .max(MOST_TERMS)
      .refine((days) => days.every((day, index) => index === 0 || day > String(days[index - 1])), 'oldest first'),
    /** Whether the act may be done on the last day of the term, or only after it. */
    lawful: z.enum(['on-last-day', 'after']).default('on-last-day'),
  },
  acts: 'of-measures',
  ofFacts: true,
  sees: ({ begins }, facts: Begun) => ({ last: lastDayOfTerm(begins, facts) }),
  assess(rule, { last }, { act }) {
    if (last === undefined) return { verdict: 'undetermined', lacks: ['when the term ends'] };
    const over = rule.lawful === 'after' ? act.on > last : act.on >= last;
    return { verdict: over ? 'holds' : 'fails', numbers: { last } };
  },
  say({ lawful }, { numbers }) {
    if (numbers?.last === undefined) return 'when the term ends is not on record';
    return `the term in which it began ends on ${numbers.last}: lawful ${lawful === 'after' ? 'after' : 'from'} that day`;
  },
  law: () => 'what is still open ends with the term of the body in which it began',
  deadline({ lawful }, { last }) {
    return last === undefined ? undefined : { when: lawful === 'after' ? 'after' : 'from', date: last };
  },
});

/** The last day of the term in which a measure was introduced, or was first on record where it was not. */
function lastDayOfTerm(begins: readonly LegalDate[], { introducedOn, firstOn }: Begun): LegalDate | undefined {
  const begun = introducedOn ?? firstOn;
  const next = begun === undefined ? undefined : begins.find((first) => first > begun);
  return next === undefined ? undefined : addDays(next, -1);
}
