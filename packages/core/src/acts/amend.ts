import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';
import { count, note } from '../vocabulary/text.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';

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
    description: note.optional(),
    /** 1 changes the text, 2 changes an amendment, and so on. */
    degree: count({ least: 1, most: 100 }).default(1),
    /** The text as amended. */
    text: textVersion.optional(),
  }),
  personal: ['description', 'text.label', 'text.address'],
  facts: (): AmendmentFacts => ({ amendments: [] }),
  record(facts: AmendmentFacts & DescriptionFacts, entry) {
    const { on, data } = entry;
    facts.amendments.push({ on, ...(data.description && { description: data.description }) });
    // An amendment to an amendment leaves the text as it is.
    if (data.text || data.degree === 1) replaceText(facts, entry, data.text);
  },
  say: ({ data: { description, degree, text } }) => ({
    headline: `Amended${description ? `: ${description}` : ''}`,
    details: [degree > 1 && `An amendment of degree ${degree}`, text?.label],
  }),
});
