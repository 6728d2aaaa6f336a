import type { MeasureState, RecordedEvent } from '@statecraft/core';
import { meaningOf } from './meaning.ts';

/** What notices call a measure or body, for links and words of the city's own. */
export interface Subject {
  readonly kind: 'measure' | 'body';
  readonly id: string;
  /** A measure's title as it stands, or a body's name. */
  readonly title?: string | undefined;
  /** The clerk's file number. */
  readonly file?: string | undefined;
}

/** What a city says of a measure beyond its record, for followers of subjects, places and sections of the code. */
export interface Description {
  readonly subjects?: readonly string[];
  readonly places?: readonly string[];
  readonly code?: readonly string[];
}

/** Who gives notice, and what only the city itself can say. */
export interface City {
  /** As it signs: "City of Kansas City, Missouri". */
  readonly name: string;
  /** A domain of the city's own, for ids in mails, feeds and calendars: they stay the same as long as it does. */
  readonly domain: string;
  /** The language of notices to those who chose none, a BCP 47 tag; `en-US` when left out. */
  readonly locale?: string;
  /** Where subscriptions are confirmed and ended: the address at which `noticePages` of `@statecraft/notify/http` answers. */
  readonly pages: string;
  /** Where more is to be read of a measure or body. */
  readonly link?: (subject: Subject) => string | undefined;
  /** How to be heard on a measure or before a body, in a sentence. */
  readonly beHeard?: (subject: Subject, stage: string | undefined) => string | undefined;
  /** The name of a person, body or office; rosters and the procedure are asked for what it does not know. */
  readonly nameOf?: (id: string) => string | undefined;
  readonly describe?: (measure: MeasureState & { readonly id: string }) => Description;
  /** Whether an act is not public, or not yet. What is hypothetical never is. */
  readonly withheld?: (event: RecordedEvent) => boolean;
  /** Whether the law asks that an act be made known; calls and cancellations of meetings and publications when left out. */
  readonly statutory?: (event: RecordedEvent) => boolean;
}

/** Whether an act may be told of. */
export function isPublic({ withheld }: Pick<City, 'withheld'>, event: RecordedEvent): boolean {
  return event.basis !== 'hypothetical' && withheld?.(event) !== true;
}

/** Whether the notice of an act is one that the law asks for. */
export function isStatutory({ statutory }: Pick<City, 'statutory'>, event: RecordedEvent): boolean {
  return statutory ? statutory(event) : meaningOf(event).ofLaw;
}
