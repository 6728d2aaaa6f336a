import { z } from 'zod';
import { defineAct } from './act.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';

/** The text is printed and laid before the members, or put before them by electronic means. */
export const print = defineAct({
  type: 'print',
  event: 'printed',
  payload: z.strictObject({ text: textVersion.optional() }),
  facts: () => ({}),
  record(facts: DescriptionFacts, entry) {
    if (entry.data.text) replaceText(facts, entry, entry.data.text);
  },
});
