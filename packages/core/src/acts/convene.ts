import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { meetingId, personId } from '../vocabulary/ids.ts';
import { list } from '../vocabulary/text.ts';
import { type MeetingFacts, meetingOf } from './call.ts';
import { rollInWords } from './vote-words.ts';

const members = list(personId, { most: 1_000 });

/** A meeting comes to order, with its attendance. */
export const convene = defineAct({
  type: 'convene',
  event: 'convened',
  subject: 'body',
  data: z.strictObject({
    meeting: meetingId,
    /** Who presides; counted among those present whether or not `present` names them too. */
    presiding: personId.optional(),
    present: members,
    absent: members.default([]),
    excused: members.default([]),
  }),
  personal: ['presiding', 'present', 'absent', 'excused'],
  facts: () => ({}),
  record(facts: MeetingFacts, { on, data }) {
    const meeting = meetingOf(facts, data.meeting);
    meeting.convenedOn = on;
    meeting.present = [...new Set([...(data.presiding ? [data.presiding] : []), ...data.present])];
    if (data.presiding) meeting.presiding = data.presiding;
  },
  say: ({ data: { meeting, presiding, present, absent, excused } }, { nameOf, nameOnRoll }) => ({
    headline: `Meeting ${meeting} convened`,
    details: [presiding && `Presiding: ${nameOf(presiding)}`, ...rollInWords({ present, absent, excused }, nameOnRoll)],
  }),
});
