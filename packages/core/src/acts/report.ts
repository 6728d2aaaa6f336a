import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId } from '../vocabulary/ids.ts';
import { placesOnRoll, rollCall } from '../vote/roll-call.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';
import type { HoldFacts } from './hold.ts';
import type { ReferralFacts } from './refer.ts';
import { rollInWords } from './vote-words.ts';

export interface ReportFacts {
  reports: {
    on: LegalDate;
    body?: string;
    recommendation: string;
    advanced: boolean;
    substitute: boolean;
    docket?: 'consent' | 'debate';
    /** The referral that it answers, by its place in `referrals`; absent where none is on record. */
    referral?: number;
  }[];
}

/** The reports that answer the last referral. */
export function reportsMade({ referrals, reports }: ReferralFacts & ReportFacts): ReportFacts['reports'] {
  return reports.filter(({ referral }) => referral === referrals.length - 1);
}

/** What each recommendation is called. */
const recommendations = {
  'do-pass': 'do pass',
  'do-not-pass': 'do not pass',
  'immediate-adoption': 'immediate adoption',
  release: 'release',
  'without-recommendation': 'without recommendation',
} as const;

/** A committee reports the measure back with what it recommends. */
export const report = defineAct({
  type: 'report',
  event: 'reported',
  subject: 'measure',
  data: z.strictObject({
    body: bodyId.optional(),
    recommendation: z.enum(['do-pass', 'do-not-pass', 'immediate-adoption', 'release', 'without-recommendation']),
    /** Sent to the floor ahead of the usual calendar. */
    advanced: z.boolean().default(false),
    /** Reported in a text of the committee's own, which takes the original's place. */
    substitute: z.boolean().default(false),
    text: textVersion.optional(),
    docket: z.enum(['consent', 'debate']).optional(),
    roll: rollCall.optional(),
  }),
  personal: ['text.label', 'text.address', ...placesOnRoll('roll')],
  facts: (): ReportFacts => ({ reports: [] }),
  record(facts: ReportFacts & ReferralFacts & DescriptionFacts & HoldFacts, entry) {
    const { on, data } = entry;
    const { body, recommendation, advanced, substitute, docket, text } = data;
    const referral = facts.referrals.length - 1;
    facts.reports.push({
      on,
      recommendation,
      advanced,
      substitute,
      ...(body && { body }),
      ...(docket && { docket }),
      ...(referral >= 0 && { referral }),
    });
    if (text || substitute) replaceText(facts, entry, text);
    delete facts.hold;
  },
  say({ data }, { nameOf, nameOnRoll }) {
    const { body, recommendation, advanced, substitute, docket, text, roll } = data;
    const recommended = `${advanced ? 'advance and ' : ''}${recommendations[recommendation]}${substitute ? ' as a committee substitute' : ''}`;
    return {
      headline: `Reported${body ? ` by ${nameOf(body)}` : ''}: ${recommended}${docket ? `, ${docket} docket` : ''}`,
      details: [
        text?.label,
        roll && `Committee vote: ${roll.ayes.length}–${roll.nays.length}`,
        ...(roll ? rollInWords(roll, nameOnRoll) : []),
      ],
    };
  },
});
