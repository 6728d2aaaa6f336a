import { z } from 'zod';
import type { HoldFacts } from '../../acts/hold.ts';
import type { PostponementFacts } from '../../acts/postpone.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** A hold or postponement binds up to its day, and an indefinite hold until it is released. */
export const hold = defineRuleKind({
  kind: 'hold',
  params: { by: z.enum(['hold', 'postponement']) },
  acts: 'of-measures',
  ofFacts: true,
  sees: ({ by }, { hold, postponement }: HoldFacts & PostponementFacts) => ({
    until: by === 'hold' ? hold?.until : postponement?.until,
  }),
  assess(_rule, { until }, { act }) {
    if (until === undefined) return undefined;
    return { verdict: until !== 'indefinite' && act.on >= until ? 'holds' : 'fails', numbers: { until } };
  },
  say({ by }, { verdict, numbers }) {
    const until = numbers?.until;
    if (until === 'indefinite') return 'held indefinitely; release it first';
    return verdict === 'holds' ? `the ${by} to ${until} binds no more` : `the ${by} binds until ${until}`;
  },
  law: ({ by }) =>
    by === 'hold'
      ? 'not while a hold binds: up to its date, or until released when it has none'
      : 'not before the day to which it was postponed',
  deadline(_rule, { until }) {
    return until === undefined || until === 'indefinite' ? undefined : { when: 'from', date: until };
  },
});
