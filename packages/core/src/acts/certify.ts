import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { note } from '../vocabulary/text.ts';

/** The executive certifies that a measure must be passed at once. */
export const certify = defineAct({
  type: 'certify',
  event: 'certified',
  subject: 'measure',
  data: z.strictObject({ message: note.optional() }),
  personal: ['message'],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Certified' }),
});
