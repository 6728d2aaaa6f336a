import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';

/** A hearing is held: by a committee, or by the executive before acting on a measure. */
export const hear = defineAct({
  type: 'hear',
  event: 'heard',
  subject: 'measure',
  data: z.strictObject({ body: bodyId.optional() }),
  personal: [],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Heard' }),
});
