import { z } from 'zod';
import { defineAct } from './act.ts';

/** Those who brought the measure take it back. */
export const withdraw = defineAct({
  type: 'withdraw',
  event: 'withdrawn',
  payload: z.strictObject({ reason: z.string().min(1).optional() }),
  facts: () => ({}),
  record() {},
});
