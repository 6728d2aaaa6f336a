import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import type { HoldFacts } from './hold.ts';

/** A committee loses a measure without a vote of anybody: its sponsor takes it before the body, where the law allows that. */
export const discharge = defineAct({
  type: 'discharge',
  event: 'discharged',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: () => ({}),
  record(facts: HoldFacts) {
    delete facts.hold;
  },
  say: () => ({ headline: 'Discharged' }),
});
