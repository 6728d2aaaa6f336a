import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { meetingId } from '../vocabulary/ids.ts';
import { type MeetingFacts, meetingOf } from './call.ts';

/** A meeting ends. */
export const adjourn = defineAct({
  type: 'adjourn',
  event: 'adjourned',
  subject: 'body',
  data: z.strictObject({ meeting: meetingId }),
  personal: [],
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    meetingOf(facts, data.meeting).adjournedOn = on;
  },
  say: ({ data }) => ({ headline: `Meeting ${data.meeting} adjourned` }),
});
