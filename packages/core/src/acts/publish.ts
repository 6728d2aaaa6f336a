import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** A text is published as the law requires: the measure, or the executive's objections to it. */
export const publish = defineAct({
  type: 'publish',
  event: 'published',
  subject: 'measure',
  data: z.strictObject({ what: z.enum(['measure', 'objections']) }),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Published' }),
});
