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

/** The acts of the library that mean more than their own words to a follower. */
const meanings: Readonly<Partial<Record<EventType, Meaning>>> = {
  voted: { ...plain, tells: 'count' },
  published: { ...plain, ofLaw: true },
  called: { ofLaw: true, tells: 'meeting-called', putsRight: false },
  cancelled: { ofLaw: true, tells: 'meeting-cancelled', putsRight: false },
  corrected: { ...plain, putsRight: true },
  reassessed: { ...plain, putsRight: true },
};

/** What an event means to followers. An act that is not named above, of ours or of another vocabulary, means what it says and no more. */
export function meaningOf(event: Pick<RecordedEvent, 'type' | 'vocabulary'>): Meaning {
  return (isOurs(event) ? meanings[event.type] : undefined) ?? plain;
}

function isOurs(event: Pick<RecordedEvent, 'type' | 'vocabulary'>): event is { readonly type: EventType } {
  // A correction bears the vocabulary of the act that it says, and is ours all the same.
  const own = event.vocabulary === undefined || event.type === 'corrected' || event.type === 'reassessed';
  return own && Object.hasOwn(meanings, event.type);
}
