import {
  addDays,
  type Bodies,
  type BodyFacts,
  bodiesOf,
  type Command,
  definitionsOf,
  type LegalDate,
  type Procedure,
  partsOf,
} from '@statecraft/core';
import { numberedSeats } from './specimen.ts';

/** A city hall made up for tests: who sits where and when the council meets, as commands for an engine and as what rules ask. */
export interface Hall {
  /** The commands that put it on record, in legal order. */
  readonly commands: readonly Command[];
  readonly bodies: Bodies;
  /** The members of a body, by their ids; none of a body that the hall has not. */
  members(body: string): readonly string[];
  /** Who chairs a committee. */
  chair(body: string): string | undefined;
}

/** How a hall is made up. */
export interface HallOptions {
  /** The legal date from which everybody sits; 2019-08-01 when left out. */
  readonly from?: string;
  /** How many of the council's seats are empty; none when left out. */
  readonly vacant?: number;
  /** For how many weeks the council meets, where the procedure has a clock that runs to a meeting; 60 when left out. */
  readonly weeks?: number;
}

/** The committees of every hall. The first of them is where a measure goes. */
export const committees = ['finance', 'housing'] as const;

/** The seats of a council whose procedure does not say how many there are. */
const SEATS = 7;
const WEEKS = 60;

/**
 * A hall for a procedure: its council in numbered seats (`seat-1` and on), two committees with chairs, and a meeting each
 * week where a rule of the procedure looks for meetings and the procedure itself tells of none.
 */
export function hallFor(
  procedure: Procedure,
  { from = '2019-08-01', vacant = 0, weeks = WEEKS }: HallOptions = {},
): Hall {
  const { council, bodies } = procedure;
  const start = from as LegalDate;
  const seats = numberedSeats(bodies[council]?.seats ?? SEATS);
  const rosters = new Map<string, readonly string[]>([
    [council, seats.slice(0, seats.length - vacant)],
    ...committees.map((name, index) => [name, seats.slice(index * 3, index * 3 + 3)] as const),
  ]);
  const roleOf = (body: string, index: number) => (body !== council && index === 0 ? { role: 'chair' } : {});
  const meetings = wantsMeetings(procedure)
    ? Array.from({ length: weeks }, (_, week) => ({ id: `meeting-${week + 1}`, day: addDays(start, 7 * week) }))
    : [];
  const facts = new Map<string, BodyFacts>(
    [...rosters].map(([body, members]) => [
      body,
      {
        ...definitionsOf(procedure.uses).unrecordedBody(),
        tenures: members.map((member, index) => ({ member, from: start, ...roleOf(body, index) })),
        meetings:
          body === council
            ? meetings.map(({ id, day }) => ({ id, kind: 'regular' as const, convenedOn: day, present: [] }))
            : [],
      },
    ]),
  );
  const basis = 'hypothetical' as const;
  return {
    commands: [
      ...[...rosters].flatMap(([body, members]) =>
        members.map(
          (member, index): Command => ({ type: 'seat', body, on: from, member, ...roleOf(body, index), basis }),
        ),
      ),
      ...meetings.map(
        ({ id, day }): Command => ({ type: 'convene', body: council, on: day, meeting: id, present: [], basis }),
      ),
    ],
    bodies: bodiesOf(
      procedure,
      (body) => facts.get(body),
      (measure) => standingOf(measure),
    ),
    members: (body) => rosters.get(body) ?? [],
    chair: (body) => (body === council ? undefined : rosters.get(body)?.[0]),
  };
}

/** A measure beside the one under test that stands at a stage; the hall's bodies know it by its id alone. */
export function measureAt(stage: string): string {
  return `another-at-${stage}`;
}

function standingOf(measure: string): string | undefined {
  return /^another-at-(.+)$/.exec(measure)?.[1];
}

/** Whether a rule counts to a meeting that the procedure's own words do not tell. */
function wantsMeetings({ council, bodies, rules }: Procedure): boolean {
  if (bodies[council]?.meets) return false;
  return rules.flatMap(partsOf).some((rule) => rule.kind === 'same-or-next-meeting' || hasMeetings(rule.term));
}

function hasMeetings(term: unknown): boolean {
  return term !== null && typeof term === 'object' && 'firstMeetingNotWithin' in term;
}
