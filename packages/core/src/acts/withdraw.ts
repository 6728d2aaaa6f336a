import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** Those who brought the measure take it back. */
export const withdraw = defineAct({
  type: 'withdraw',
  event: 'withdrawn',
  subject: 'measure',
  data: z.strictObject({ reason: z.string().min(1).optional() }),
  facts: () => ({}),
  record() {},
});
