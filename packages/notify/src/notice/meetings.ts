import { type AnyVocabulary, type Chronicled, chronologyOf, type RecordedEvent } from '@statecraft/core';
import type { Subject } from './city.ts';
import { meaningOf } from './meaning.ts';
import type { MeetingTold, Named } from './notice.ts';

interface MeetingData {
  readonly meeting?: string;
  readonly startsAt?: string;
  readonly day?: string;
  readonly place?: string;
  readonly agenda?: readonly string[];
  readonly reason?: string;
}

/** A body's meetings by their ids, corrections applied; a cancelled one keeps its agenda. */
export function meetingsIn(
  events: readonly RecordedEvent[],
  uses: readonly AnyVocabulary[],
  body: Named,
  subjectOf: (measure: string) => Subject,
): Map<string, MeetingTold> {
  const meetings = new Map<string, MeetingTold>();
  for (const act of chronologyOf(events, uses)) {
    const { meeting } = act.data as MeetingData;
    if (meeting === undefined) continue;
    const known = meetings.get(meeting) ?? { id: meeting, body, agenda: [], cancelled: false };
    meetings.set(meeting, { ...known, ...told(act, subjectOf) });
  }
  return meetings;
}

function told({ event, data }: Chronicled, subjectOf: (measure: string) => Subject): Partial<MeetingTold> {
  const { startsAt, day, place, agenda, reason } = data as MeetingData;
  const { tells } = meaningOf(event);
  switch (tells) {
    case 'meeting-called':
      return { startsAt, place, agenda: (agenda ?? []).map(subjectOf), cancelled: false };
    case 'meeting-cancelled':
      return { cancelled: true, reason, ...(day !== undefined && { day }) };
    case 'count':
    case 'nothing-more':
      return {};
    default:
      return tells satisfies never;
  }
}
