import type { BodyFacts } from '../acts/acts.ts';
import type { Meeting } from '../acts/call.ts';
import type { Tenure } from '../acts/seat.ts';
import type { Holiday } from '../calendar/holiday.ts';
import { addDays, type LegalDate, weekdayOf } from '../calendar/legal-date.ts';
import type { ClosedDays } from '../calendar/period.ts';
import type { Answers } from '../vote/answers.ts';
import type { BodySize } from '../vote/threshold.ts';

/** A body as the procedure defines it. */
export interface BodyDefinition {
  readonly name: string;
  /** How many seats it has, filled or vacant; absent where the sources do not say. */
  readonly seats?: number | undefined;
  /** Whether it is the voters, who have no seats and vote by tally. */
  readonly electorate?: true | undefined;
  /** The weekdays of its regular meetings, 1 for Monday, and the days on which there is none. */
  readonly meets?: { readonly weekdays: readonly number[]; readonly except: readonly LegalDate[] } | undefined;
}

/** What rules may ask of a jurisdiction: its bodies, its calendar, its way of counting votes. */
export interface Bodies {
  /** The body whose votes make law, where an act names no other. */
  readonly council: string;
  /** The jurisdiction's zone, an IANA name. */
  readonly zone: string;
  readonly closedDays: ClosedDays;
  readonly answers: Answers;
  definition(body: string): BodyDefinition | undefined;
  /** What is on record of a body; `undefined` when nothing is. */
  facts(body: string): BodyFacts | undefined;
  /** The stage of another measure at the end of a day; `undefined` when nothing is on record of it by then. */
  stageOf(measure: string, on: LegalDate): string | undefined;
}

/** What a procedure says of a jurisdiction. */
export interface Jurisdiction {
  readonly council: string;
  readonly zone: string;
  readonly holidays: readonly Holiday[];
  readonly answers: Answers;
  readonly bodies: Readonly<Record<string, BodyDefinition>>;
}

/** The bodies of a jurisdiction, given what is on record of each. */
export function bodiesOf(
  { council, zone, holidays, answers, bodies }: Jurisdiction,
  factsOf: (body: string) => BodyFacts | undefined,
  stageOf: Bodies['stageOf'] = () => undefined,
): Bodies {
  return {
    council,
    zone,
    closedDays: { holidays },
    answers,
    definition: (body) => (Object.hasOwn(bodies, body) ? bodies[body] : undefined),
    facts: factsOf,
    stageOf,
  };
}

/** Who sat in a body on a day; `undefined` when the record holds no roster of that day: it begins later, or holds none at all. */
export function membersOn(bodies: Bodies, body: string, on: LegalDate): readonly Tenure[] | undefined {
  const tenures = bodies.facts(body)?.tenures;
  if (!tenures?.some(({ from }) => from <= on)) return undefined;
  return tenures.filter(({ from, until }) => from <= on && (until === undefined || on < until));
}

/** How large a body was on a day; one who has no vote is not counted. */
export function sizeOn(bodies: Bodies, body: string, on: LegalDate): BodySize {
  const voting = membersOn(bodies, body, on)?.filter(({ voting }) => voting !== false);
  return { seats: bodies.definition(body)?.seats, inOffice: voting?.length };
}

/** The day a meeting was held, or is to be held. */
export function meetingDay({ convenedOn, startsAt, day }: Meeting): LegalDate | undefined {
  return convenedOn ?? (startsAt?.slice(0, 10) as LegalDate | undefined) ?? day;
}

/** The first day after `day` on which the body met or is to meet, by its record or its rule; `undefined` when neither tells. */
export function nextMeetingDay(bodies: Bodies, body: string, day: LegalDate): LegalDate | undefined {
  const meetings = bodies.facts(body)?.meetings ?? [];
  const held = meetings.filter(({ cancelledOn }) => cancelledOn === undefined).map(meetingDay);
  const cancelled = meetings
    .filter(({ kind, cancelledOn }) => kind === 'regular' && cancelledOn !== undefined)
    .map(meetingDay);
  const regular = nextRegularDay(bodies.definition(body)?.meets, day, cancelled);
  return [...held, regular].filter((other): other is LegalDate => other !== undefined && other > day).sort()[0];
}

/** How far ahead a regular meeting is looked for: a body that has none in a year has none. */
const A_YEAR = 366;

function nextRegularDay(
  meets: BodyDefinition['meets'],
  after: LegalDate,
  cancelled: readonly (LegalDate | undefined)[],
): LegalDate | undefined {
  if (!meets) return undefined;
  for (let ahead = 1; ahead <= A_YEAR; ahead += 1) {
    const day = addDays(after, ahead);
    if (meets.weekdays.includes(weekdayOf(day)) && !meets.except.includes(day) && !cancelled.includes(day)) return day;
  }
  return undefined;
}
