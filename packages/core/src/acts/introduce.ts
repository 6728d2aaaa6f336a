import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { type DescriptionFacts, describe, description, descriptionInWords, measureKind } from './description.ts';

export interface IntroductionFacts {
  introducedOn?: LegalDate;
}

/** A measure is laid before the body. Whether that counts as its first reading is the procedure's to say. */
export const introduce = defineAct({
  type: 'introduce',
  event: 'introduced',
  subject: 'measure',
  data: z.strictObject({ ...description, kind: measureKind.optional() }),
  personal: ['title', 'sponsors', 'text.label', 'text.address'],
  facts: (): IntroductionFacts => ({}),
  record(facts: IntroductionFacts & DescriptionFacts, entry) {
    facts.introducedOn = entry.on;
    describe(facts, entry);
  },
  say: ({ data }, wording) => ({ headline: 'Introduced', details: descriptionInWords(data, wording) }),
});
