import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The council takes back a measure from the executive before it is returned. */
export const recall = defineAct({
  type: 'recall',
  event: 'recalled',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Recalled' }),
});
