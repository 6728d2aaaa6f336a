import {
  addDays,
  type Bodies,
  type BodyFacts,
  bodiesOf,
  type Command,
  definitionsOf,
  isOfKind,
  type LegalDate,
  ownVocabulary,
  type Procedure,
  partsOf,
} from '@statecraft/core';
import { namedInRule } from './drafting/named-in-rule.ts';
import { membersOfBody, numberedSeats, votersOf } from './seats.ts';

/** A city hall made up for tests: who sits where and when the council meets, as commands for an engine and as what rules ask. */
export interface Hall {
  /** The commands that put it on record, in legal order. */
  readonly commands: readonly Command[];
  readonly bodies: Bodies;
  /** The members of a body, by their ids; none of a body that the hall has not. */
  members(body: string): readonly string[];
  /** Who chairs a committee. */
  chair(body: string): string | undefined;
  /** How many vote in an electorate; `undefined` for a body that has members. */
  voters(body: string): number | undefined;
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

const WEEKS = 60;

/**
 * A hall for a procedure: its council in numbered seats (`seat-1` and on), two committees with chairs, the other bodies that vote,
 * and a meeting each week where a rule of the procedure looks for meetings and the procedure itself tells of none.
 *
 * A body whose seats the procedure does not tell has seven members. An electorate has none, and votes by tally.
 */
export function hallFor(
  procedure: Procedure,
  { from = '2019-08-01', vacant = 0, weeks = WEEKS }: HallOptions = {},
): Hall {
  const { council } = procedure;
  const start = from as LegalDate;
  const seats = numberedSeats(membersOfBody(procedure, council));
  const rosters = new Map<string, readonly string[]>([
    [council, seats.slice(0, Math.max(0, seats.length - vacant))],
    ...committees.map((name, index) => [name, seats.slice(index * 3, index * 3 + 3)] as const),
    ...otherVoters(procedure).map((body) => [body, membersApart(procedure, body)] as const),
  ]);
  const roleOf = (body: string, index: number) =>
    committees.some((name) => name === body) && index === 0 ? { role: 'chair' } : {};
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
    chair: (body) => (committees.some((name) => name === body) ? rosters.get(body)?.[0] : undefined),
    voters: (body) => votersOf(procedure, body),
  };
}

/** The bodies besides the council and the committees that vote: those of which the procedure tells the seats, and those that a rule or a row has vote. */
function otherVoters({ council, bodies, rules, rows, uses }: Procedure): string[] {
  const named = new Set<unknown>([
    ...rules.flatMap(partsOf).flatMap((rule) => {
      const kind = definitionsOf(uses).kinds.get(rule.kind);
      return kind ? namedInRule(kind, 'body', rule) : [];
    }),
    ...rows.filter(({ act }) => act === ownVocabulary.acts.vote.type).map(({ when }) => when.body),
  ]);
  const known: readonly string[] = [council, ...committees];
  return Object.keys(bodies).filter(
    (body) => !known.includes(body) && (bodies[body]?.seats !== undefined || named.has(body)),
  );
}

/** The members of a body besides the council, who are nobody of it. */
function membersApart(procedure: Procedure, body: string): string[] {
  return numberedSeats(membersOfBody(procedure, body)).map((seat) => `${body}-${seat}`);
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
  return rules
    .flatMap(partsOf)
    .some((rule) => isOfKind(ownVocabulary.rules['same-or-next-meeting'], rule) || hasMeetings(rule.term));
}

function hasMeetings(term: unknown): boolean {
  return term !== null && typeof term === 'object' && 'firstMeetingNotWithin' in term;
}
