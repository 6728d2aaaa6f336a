import { defineRuleKind } from '@statecraft/core';
import type { DeferralFacts } from './defer.ts';

/** A measure is deferred once, and never again. */
export const firstDeferral = defineRuleKind({
  kind: 'first-deferral',
  params: {},
  acts: ['defer'],
  ofFacts: true,
  // One day is enough to know that there was a deferral.
  sees: (_rule, { deferrals }: DeferralFacts) => ({ before: deferrals.slice(0, 1) }),
  assess: (_rule, { before }) => ({ verdict: before.length === 0 ? 'holds' : 'fails', numbers: { before } }),
  say: (_rule, { verdict, numbers }) =>
    verdict === 'holds' ? 'the first deferral' : `deferred before, on ${String(numbers?.before)}`,
  law: () => 'one deferral alone',
  deadline: 'none',
  closes: true,
});
