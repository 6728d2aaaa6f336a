import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { personId } from '../vocabulary/ids.ts';
import { note } from '../vocabulary/text.ts';
import type { RosterFacts } from './seat.ts';

/** A member's seat falls vacant: from the legal date on they sit no more. */
export const vacate = defineAct({
  type: 'vacate',
  event: 'vacated',
  subject: 'body',
  data: z.strictObject({ member: personId, reason: note.optional() }),
  personal: ['member', 'reason'],
  facts: () => ({}),
  record(facts: RosterFacts, { on, data }) {
    const index = facts.tenures.findLastIndex(
      ({ member, until }) => member === data.member && (until === undefined || until > on),
    );
    const tenure = facts.tenures[index];
    if (tenure) facts.tenures[index] = { ...tenure, until: on };
  },
  say: ({ data }, { nameOf }) => ({
    headline: `Seat vacated by ${nameOf(data.member)}`,
    details: [data.reason],
  }),
});
