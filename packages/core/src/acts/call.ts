import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { legalDate } from '../calendar/legal-date.ts';
import { type WallTime, wallTime } from '../calendar/notice-hours.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { measureId, meetingId } from '../vocabulary/ids.ts';
import { label, list, note } from '../vocabulary/text.ts';
import { timeInWords } from './words.ts';

/** A meeting of a body, from its call to its end. */
export interface Meeting {
  id: string;
  kind: 'regular' | 'special';
  calledOn?: LegalDate;
  startsAt?: WallTime;
  /** Its day, where nobody called it and its cancellation names it. */
  day?: LegalDate;
  convenedOn?: LegalDate;
  presiding?: string;
  present?: string[];
  cancelledOn?: LegalDate;
  adjournedOn?: LegalDate;
}

export interface MeetingFacts {
  meetings: Meeting[];
}

/** The meeting of that id, to be written into: a copy in the place of what it was; entered when the record has not told of it before. */
export function meetingOf({ meetings }: MeetingFacts, id: string): Meeting {
  const known = meetings.findIndex((meeting) => meeting.id === id);
  const index = known < 0 ? meetings.length : known;
  meetings[index] = { id, kind: 'regular', ...meetings[index] };
  // The array's own element: inside an immer recipe it is a draft, the literal above is not.
  return meetings[index];
}

/** A meeting is called, and its notice posted. */
export const call = defineAct({
  type: 'call',
  event: 'called',
  subject: 'body',
  data: z.strictObject({
    meeting: meetingId,
    kind: z.enum(['regular', 'special']).default('regular'),
    /** When it is to begin, on the jurisdiction's clocks. */
    startsAt: wallTime,
    /** When the notice was posted, on the jurisdiction's clocks. */
    postedAt: wallTime.optional(),
    /** Dates on which the place of posting is closed, weekends and the procedure's holidays aside. */
    closed: list(legalDate, { most: 400 }).default([]),
    /** Why a shorter notice was all that was possible. */
    goodCause: note.optional(),
    place: label.optional(),
    agenda: list(measureId, { most: 1_000 }).optional(),
  }),
  personal: ['goodCause', 'place'],
  facts: (): MeetingFacts => ({ meetings: [] }),
  record(facts: MeetingFacts, { on, data }) {
    const meeting = meetingOf(facts, data.meeting);
    meeting.kind = data.kind;
    meeting.calledOn = on;
    meeting.startsAt = data.startsAt;
  },
  say: ({ data: { meeting, startsAt, postedAt, goodCause } }) => ({
    headline: `Meeting ${meeting} called for ${timeInWords(startsAt)}`,
    details: [
      postedAt && `Notice posted ${timeInWords(postedAt)}`,
      goodCause && `Cause for a shorter notice: ${goodCause}`,
    ],
  }),
});
