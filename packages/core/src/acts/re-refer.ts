import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import type { HoldFacts } from './hold.ts';
import { bodyId, personId } from '../vocabulary/ids.ts';
import { type ReferralFacts, referralMode } from './refer.ts';

/** The measure goes from one committee to another. */
export const reRefer = defineAct({
  type: 're-refer',
  event: 're-referred',
  subject: 'measure',
  data: z.strictObject({
    to: z.array(bodyId).min(1).readonly(),
    mode: referralMode.optional(),
    /** The chairs who consent, where the procedure asks for it. */
    consent: z.array(personId).readonly().optional(),
  }),
  facts: () => ({}),
  record(facts: ReferralFacts & HoldFacts, { on, data }) {
    facts.referrals.push({ to: [...data.to], on, ...(data.mode && { mode: data.mode }) });
    delete facts.hold;
  },
});
