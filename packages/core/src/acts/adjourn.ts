import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { type MeetingFacts, meetingOf } from './call.ts';
import { meetingId } from '../vocabulary/ids.ts';

/** A meeting ends. */
export const adjourn = defineAct({
  type: 'adjourn',
  event: 'adjourned',
  subject: 'body',
  data: z.strictObject({ meeting: meetingId }),
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    meetingOf(facts, data.meeting).adjournedOn = on;
  },
});
