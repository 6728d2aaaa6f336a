import { test } from 'vitest';
import { z } from 'zod';
import type { MeasureFacts } from '../../../src/acts/acts.ts';
import { defineRuleKind } from '../../../src/vocabulary/define-rule-kind.ts';

const amended = {
  kind: 'amended',
  params: { least: z.int().min(1) },
  acts: 'of-measures',
  ofFacts: true,
  say: () => 'amended often enough',
  law: () => 'amended',
  deadline: 'none',
} as const;

test('[RULE-28] a kind of rule is given what it sees', () => {
  defineRuleKind({
    ...amended,
    sees: (_rule, { amendments }: MeasureFacts) => ({ made: amendments.length }),
    assess: ({ least }, { made }) => ({ verdict: made >= least ? 'holds' : 'fails' }),
  });
});

test('[RULE-28] a kind of rule cannot rule on what it does not see', () => {
  defineRuleKind({
    ...amended,
    sees: (_rule, { amendments }: MeasureFacts) => ({ made: amendments.length }),
    // @ts-expect-error Property 'm' does not exist on type '{ made: number; }'.
    assess: ({ least }, { m }) => ({ verdict: m >= least ? 'holds' : 'fails' }),
  });
});

test('[RULE-28] a kind of rule is given no facts besides', () => {
  defineRuleKind({
    ...amended,
    sees: (_rule, { amendments }: MeasureFacts) => ({ made: amendments.length }),
    // @ts-expect-error Property 'facts' does not exist on type 'Situation'.
    assess: ({ least }, _seen, { facts }) => ({ verdict: facts.amendments.length >= least ? 'holds' : 'fails' }),
  });
  defineRuleKind({
    ...amended,
    sees: () => undefined,
    // @ts-expect-error Property 'amendments' does not exist on type 'undefined'.
    assess: (_rule, { amendments }) => ({ verdict: amendments.length > 0 ? 'holds' : 'fails' }),
  });
});
