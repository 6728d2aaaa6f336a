import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';

/** A whole text takes the place of the one before the body. */
export const substitute = defineAct({
  type: 'substitute',
  event: 'substituted',
  subject: 'measure',
  data: z.strictObject({ body: bodyId.optional(), text: textVersion }),
  personal: ['text.label', 'text.address'],
  facts: () => ({}),
  record(facts: DescriptionFacts, entry) {
    replaceText(facts, entry, entry.data.text);
  },
  say: ({ data }) => ({ headline: `A substitute takes its place: ${data.text.label}` }),
});
