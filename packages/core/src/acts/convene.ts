import { z } from 'zod';
import { defineAct } from './act.ts';
import { type MeetingFacts, meetingOf } from './call.ts';
import { meetingId, personId } from './ids.ts';

/** A meeting comes to order, with its attendance. */
export const convene = defineAct({
  type: 'convene',
  event: 'convened',
  payload: z.strictObject({
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
