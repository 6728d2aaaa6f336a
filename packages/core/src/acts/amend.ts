import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';
import { bodyId } from '../vocabulary/ids.ts';

export interface AmendmentFacts {
  amendments: { on: LegalDate; description?: string }[];
}

/** The body changes part of the text before it. */
export const amend = defineAct({
  type: 'amend',
  event: 'amended',
  subject: 'measure',
  data: z.strictObject({
    body: bodyId.optional(),
    description: z.string().min(1).optional(),
    /** 1 changes the text, 2 changes an amendment, and so on. */
    degree: z.int().min(1).default(1),
    /** The text as amended. */
    text: textVersion.optional(),
  }),
  facts: (): AmendmentFacts => ({ amendments: [] }),
  record(facts: AmendmentFacts & DescriptionFacts, entry) {
    const { on, data } = entry;
    facts.amendments.push({ on, ...(data.description && { description: data.description }) });
    // An amendment to an amendment leaves the text as it is.
    if (data.text || data.degree === 1) replaceText(facts, entry, data.text);
  },
});
