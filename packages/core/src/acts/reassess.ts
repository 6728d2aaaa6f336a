import { z } from 'zod';
import { defineAct } from './act.ts';
import { eventId } from './ids.ts';

/**
 * A measure's acts are judged again because a body's record now reads otherwise: a vacancy entered late, a roster corrected.
 *
 * The engine records it beside the body's act, in one commit; what came out otherwise is in its `revises`. Nobody commands it.
 */
export const reassess = defineAct({
  type: 'reassess',
  event: 'reassessed',
  payload: z.strictObject({ because: eventId }),
  facts: () => ({}),
  record() {},
});
