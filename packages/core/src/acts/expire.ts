import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The term of the body ends, and the measure with it. */
export const expire = defineAct({
  type: 'expire',
  event: 'expired',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  byLaw: true,
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Expired' }),
});
