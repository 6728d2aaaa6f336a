import { z } from 'zod';
import { defineAct } from './act.ts';

/** The executive sends the measure back: signed, unsigned, or with objections. */
export const returnToCouncil = defineAct({
  type: 'return',
  event: 'returned',
  payload: z.strictObject({ signed: z.boolean().optional() }),
  facts: () => ({}),
  record() {},
});
