import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { note } from '../vocabulary/text.ts';

/** Those who brought the measure take it back. */
export const withdraw = defineAct({
  type: 'withdraw',
  event: 'withdrawn',
  subject: 'measure',
  data: z.strictObject({ reason: note.optional() }),
  personal: ['reason'],
  facts: () => ({}),
  record() {},
  say: ({ data }) => ({ headline: 'Withdrawn by its sponsors', details: [data.reason] }),
});
