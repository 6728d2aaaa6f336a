import { z } from 'zod';
import { legalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { meetingId } from '../vocabulary/ids.ts';
import { note } from '../vocabulary/text.ts';
import { type MeetingFacts, meetingOf } from './call.ts';

/** A meeting will not be held: one that was called, or a regular one that the body's rule sets. */
export const cancel = defineAct({
  type: 'cancel',
  event: 'cancelled',
  subject: 'body',
  data: z.strictObject({
    meeting: meetingId,
    /** The day it was to be held; needed where nobody called it. */
    day: legalDate.optional(),
    reason: note.optional(),
  }),
  personal: ['reason'],
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    const meeting = meetingOf(facts, data.meeting);
    meeting.cancelledOn = on;
    if (data.day) meeting.day = data.day;
  },
  say: ({ data }) => ({ headline: `Meeting ${data.meeting} cancelled`, details: [data.reason] }),
});
