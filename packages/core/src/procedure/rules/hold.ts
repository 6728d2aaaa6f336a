import { z } from 'zod';
import type { MeasureFacts } from '../../acts/acts.ts';
import { defineRuleKind } from '../rule.ts';

/** A hold or postponement binds up to its day, and an indefinite hold until it is released. */
export const hold = defineRuleKind({
  kind: 'hold',
  params: { by: z.enum(['hold', 'postponement']) },
  ofFacts: true,
  assess({ by }, { act, facts }) {
    const until = untilOf(by, facts);
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
  deadline({ by }, { facts }) {
    const until = untilOf(by, facts);
    return until === undefined || until === 'indefinite' ? undefined : { when: 'from', date: until };
  },
});

function untilOf(by: 'hold' | 'postponement', facts: MeasureFacts) {
  return by === 'hold' ? facts.hold?.until : facts.postponement?.until;
}
