import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { type DescriptionFacts, describe, description, descriptionInWords, measureKind } from './description.ts';

export interface FilingFacts {
  filedOn?: LegalDate;
}

/** The clerk takes a measure on file. It is before no body yet. */
export const file = defineAct({
  type: 'file',
  event: 'filed',
  subject: 'measure',
  data: z.strictObject({ ...description, kind: measureKind }),
  personal: ['title', 'sponsors', 'text.label', 'text.address'],
  facts: (): FilingFacts & DescriptionFacts => ({ sponsors: [], texts: [] }),
  record(facts: FilingFacts & DescriptionFacts, entry) {
    facts.filedOn = entry.on;
    describe(facts, entry);
  },
  say: ({ data }, wording) => ({ headline: 'Filed with the clerk', details: descriptionInWords(data, wording) }),
});
