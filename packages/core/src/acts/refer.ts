import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';
import { distinctList } from '../vocabulary/text.ts';
import { listed } from './words.ts';

/** Which of several committees must report: any one, all, or all in the order named. `any` where it is not said. */
export const referralMode = z.enum(['any', 'all', 'in-order']);
/** Schema of the committees that a measure is sent to. */
export const committees = distinctList(bodyId, { least: 1, most: 50 });
type ReferralMode = z.output<typeof referralMode>;

export interface ReferralFacts {
  /** Where the measure was sent, in order; the last entry is where it is. */
  referrals: { to: string[]; on: LegalDate; mode?: ReferralMode }[];
}

/** The measure goes to a committee, or to several at once. */
export const refer = defineAct({
  type: 'refer',
  event: 'referred',
  subject: 'measure',
  data: z.strictObject({ to: committees, mode: referralMode.optional() }),
  personal: [],
  facts: (): ReferralFacts => ({ referrals: [] }),
  record(facts: ReferralFacts, { on, data }) {
    facts.referrals.push({ to: [...data.to], on, ...(data.mode && { mode: data.mode }) });
  },
  say: ({ data }, { nameOf }) => ({ headline: `Referred to ${listed(data.to.map(nameOf))}` }),
});
