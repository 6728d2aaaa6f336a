import { z } from 'zod';
import { defineGloss } from '../vocabulary/define-gloss.ts';
import { eventId } from '../vocabulary/ids.ts';

/**
 * A measure's acts are judged again because a body's record now reads otherwise: a vacancy entered late, a roster corrected.
 *
 * The engine records it beside the body's act, in one commit; what came out otherwise is in its `revises`. Nobody commands it.
 */
export const reassess = defineGloss({
  type: 'reassess',
  event: 'reassessed',
  personal: [],
  say: () => ({ headline: 'Reassessed' }),
  data: z.strictObject({ because: eventId }),
});
