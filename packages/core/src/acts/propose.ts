import { z } from 'zod';
import { defineAct } from './act.ts';
import { textVersion } from './description.ts';
import { bodyId } from './ids.ts';

/** An amended text is put before a body, which has not adopted it yet. */
export const propose = defineAct({
  type: 'propose',
  event: 'proposed',
  payload: z.strictObject({ body: bodyId.optional(), text: textVersion.optional() }),
  facts: () => ({}),
  record() {},
});
