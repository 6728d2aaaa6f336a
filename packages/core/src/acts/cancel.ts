import { z } from 'zod';
import { defineAct } from './act.ts';
import { type MeetingFacts, meetingOf } from './call.ts';
import { meetingId } from './ids.ts';

/** A meeting that was called will not be held. */
export const cancel = defineAct({
  type: 'cancel',
  event: 'cancelled',
  schema: 1,
  payload: z.strictObject({ meeting: meetingId, reason: z.string().min(1).optional() }),
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    meetingOf(facts, data.meeting).cancelledOn = on;
  },
});
