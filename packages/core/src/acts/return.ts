import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The executive sends the measure back: signed, unsigned, or with objections. */
export const returnToCouncil = defineAct({
  type: 'return',
  event: 'returned',
  subject: 'measure',
  data: z.strictObject({ signed: z.boolean().optional() }),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Returned' }),
});
