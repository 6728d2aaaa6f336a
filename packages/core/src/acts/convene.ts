import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { type MeetingFacts, meetingOf } from './call.ts';
import { meetingId, personId } from '../vocabulary/ids.ts';

/** A meeting comes to order, with its attendance. */
export const convene = defineAct({
  type: 'convene',
  event: 'convened',
  subject: 'body',
  data: z.strictObject({
    meeting: meetingId,
    /** Who presides; counted among those present whether or not `present` names them too. */
    presiding: personId.optional(),
    present: z.array(personId).readonly(),
    absent: z.array(personId).readonly().default([]),
    excused: z.array(personId).readonly().default([]),
  }),
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    const meeting = meetingOf(facts, data.meeting);
    meeting.convenedOn = on;
    meeting.present = [...new Set([...(data.presiding ? [data.presiding] : []), ...data.present])];
    if (data.presiding) meeting.presiding = data.presiding;
  },
});
