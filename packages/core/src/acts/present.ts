import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The measure is presented to the executive. */
export const present = defineAct({
  type: 'present',
  event: 'presented',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Presented' }),
});
