import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The measure goes back to the committee that reported it. */
export const recommit = defineAct({
  type: 'recommit',
  event: 'recommitted',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Recommitted' }),
});
