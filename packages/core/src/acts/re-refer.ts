import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { personId } from '../vocabulary/ids.ts';
import { distinctList } from '../vocabulary/text.ts';
import type { HoldFacts } from './hold.ts';
import { committees, type ReferralFacts, referralMode } from './refer.ts';
import { listed } from './words.ts';

/** The measure goes from one committee to another. */
export const reRefer = defineAct({
  type: 're-refer',
  event: 're-referred',
  subject: 'measure',
  data: z.strictObject({
    to: committees,
    mode: referralMode.optional(),
    /** The chairs who consent, where the procedure asks for it. */
    consent: distinctList(personId, { most: 50 }).optional(),
  }),
  personal: ['consent'],
  facts: () => ({}),
  record(facts: ReferralFacts & HoldFacts, { on, data }) {
    facts.referrals.push({ to: [...data.to], on, ...(data.mode && { mode: data.mode }) });
    delete facts.hold;
  },
  say: ({ data: { to, consent } }, { nameOf }) => ({
    headline: `Re-referred to ${listed(to.map(nameOf))}`,
    details: [consent && `With the consent of ${listed(consent.map(nameOf))}`],
  }),
});
