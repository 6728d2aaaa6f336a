import { z } from 'zod';
import { type LegalDate, legalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface PostponementFacts {
  /** The day to which the council put the measure off on its docket. */
  postponement?: { on: LegalDate; until: LegalDate };
}

/** The council puts the measure off to a later day of its docket. */
export const postpone = defineAct({
  type: 'postpone',
  event: 'postponed',
  subject: 'measure',
  data: z.strictObject({ until: legalDate }),
  personal: [],
  facts: (): PostponementFacts => ({}),
  record(facts: PostponementFacts, { on, data }) {
    facts.postponement = { on, until: data.until };
  },
  say: ({ data }) => ({ headline: `Held on the docket until ${data.until}` }),
});
