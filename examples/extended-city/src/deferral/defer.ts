import { defineAct, distinctList, type LegalDate, personId } from '@statecraft/core';
import { z } from 'zod';

export interface DeferralFacts {
  /** The days on which final action on the measure was deferred. */
  deferrals: LegalDate[];
}

/** Members have final action put off. They ask for it, and nobody votes. */
export const defer = defineAct({
  type: 'defer',
  event: 'deferred',
  subject: 'measure',
  data: z.strictObject({
    /** The members who ask for it: two or more. */
    members: distinctList(personId, { least: 2, most: 100 }),
  }),
  personal: [],
  facts: (): DeferralFacts => ({ deferrals: [] }),
  record(facts: DeferralFacts, { on }) {
    facts.deferrals.push(on);
  },
  say: ({ data }, { nameOf }) => ({
    headline: 'Final action deferred',
    details: [`Asked for by ${data.members.map(nameOf).join(' and ')}`],
  }),
});
