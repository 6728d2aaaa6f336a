import { z } from 'zod';
import { defineAct } from './act.ts';
import { bodyId } from './ids.ts';

/** A hearing is held: by a committee, or by the executive before acting on a measure. */
export const hear = defineAct({
  type: 'hear',
  event: 'heard',
  payload: z.strictObject({ body: bodyId.optional() }),
  facts: () => ({}),
  record() {},
});
