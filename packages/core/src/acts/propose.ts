import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';
import { textVersion } from './description.ts';

/** An amended text is put before a body, which has not adopted it yet. */
export const propose = defineAct({
  type: 'propose',
  event: 'proposed',
  subject: 'measure',
  data: z.strictObject({ body: bodyId.optional(), text: textVersion.optional() }),
  personal: ['text.label', 'text.address'],
  facts: () => ({}),
  record() {},
  say: () => ({ headline: 'Proposed' }),
});
