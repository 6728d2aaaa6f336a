import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';

/** The executive certifies that a measure must be passed at once. */
export const certify = defineAct({
  type: 'certify',
  event: 'certified',
  subject: 'measure',
  data: z.strictObject({ message: z.string().min(1).optional() }),
  facts: () => ({}),
  record() {},
});
