import { z } from 'zod';
import { defineAct } from './act.ts';

/** The executive sets a day for a hearing or a signing, or calls it off. */
export const schedule = defineAct({
  type: 'schedule',
  event: 'scheduled',
  payload: z.strictObject({ what: z.enum(['hearing', 'signing']), calledOff: z.boolean().default(false) }),
  facts: () => ({}),
  record() {},
});
