import { z } from 'zod';
import { defineAct } from './act.ts';

/** The term of the body ends, and the measure with it. */
export const expire = defineAct({
  type: 'expire',
  event: 'expired',
  payload: z.strictObject({}),
  facts: () => ({}),
  record() {},
});
