import type { EventType, RecordedEvent } from '@statecraft/core';

/** What an act is to those who follow a measure or a body, beyond the act itself. */
export interface Meaning {
  /** Whether the law asks that it be made known. A city may say otherwise. */
  readonly ofLaw: boolean;
  /** What else is told of it: the count of a vote, or what becomes of a meeting. */
  readonly tells: 'count' | 'meeting-called' | 'meeting-cancelled' | 'nothing-more';
  /** Whether it puts right what others said: it is told as the act that it puts right, and says nothing where that reads as it did. */
  readonly putsRight: boolean;
}

/** An act that is told in its own words, to the followers of its measure, its bodies and its people. */
const plain: Meaning = { ofLaw: false, tells: 'nothing-more', putsRight: false };

/** What each act of the library means. */
const meanings: Readonly<Record<EventType, Meaning>> = {
  filed: plain,
  introduced: plain,
  sponsored: plain,
  read: plain,
  referred: plain,
  're-referred': plain,
  held: plain,
  released: plain,
  reported: plain,
  substituted: plain,
  amended: plain,
  postponed: plain,
  voted: { ...plain, tells: 'count' },
  signed: plain,
  vetoed: plain,
  lapsed: plain,
  withdrawn: plain,
  disposed: plain,
  heard: plain,
  printed: plain,
  proposed: plain,
  presented: plain,
  scheduled: plain,
  returned: plain,
  certified: plain,
  published: { ...plain, ofLaw: true },
  recalled: plain,
  recommitted: plain,
  discharged: plain,
  replaced: plain,
  expired: plain,
  seated: plain,
  vacated: plain,
  called: { ofLaw: true, tells: 'meeting-called', putsRight: false },
  convened: plain,
  cancelled: { ofLaw: true, tells: 'meeting-cancelled', putsRight: false },
  adjourned: plain,
  corrected: { ...plain, putsRight: true },
  reassessed: { ...plain, putsRight: true },
};

/** What an event means to followers. An act of another vocabulary is told in its own words, and means nothing more. */
export function meaningOf(event: Pick<RecordedEvent, 'type' | 'vocabulary'>): Meaning {
  return isOurs(event) ? meanings[event.type] : plain;
}

function isOurs(event: Pick<RecordedEvent, 'type' | 'vocabulary'>): event is { readonly type: EventType } {
  // A correction bears the vocabulary of the act that it says, and is ours all the same.
  const own = event.vocabulary === undefined || event.type === 'corrected' || event.type === 'reassessed';
  return own && Object.hasOwn(meanings, event.type);
}
