import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type Act,
  type ActType,
  addDays,
  type Bodies,
  type BodyFacts,
  bodiesOf,
  type LegalDate,
  type Method,
  unrecordedBody,
} from '@statecraft/core';
import { newYorkCity } from '../src/new-york-city.ts';

/** A row of a bill's history, as far as the audit reads it. */
export interface Row {
  readonly ID: number;
  readonly Date: string;
  readonly ActionID: number;
  readonly BodyID: number;
  readonly EventID?: number;
  readonly PassedFlagName?: string;
  readonly Votes?: readonly (readonly [person: number, answer: string])[];
}

/** A bill of the council's record. */
export interface Bill {
  readonly File: string;
  readonly StatusName: string;
  readonly History: readonly Row[];
}

/** What an action of the record is to the law. */
interface Word {
  readonly type: ActType;
  readonly data?: (row: Row) => object;
  readonly by?: 'mayor';
  /** Its place among the acts of one day; the record's own order of them is not always causal. */
  readonly turn: number;
}

const committee = ({ BodyID }: Row) => ({ body: `body-${BodyID}` });
const mayor = { id: 'mayor', role: 'mayor' };
const laidOver = { type: 'hold', data: () => ({ until: 'indefinite' }), turn: 6 } as const;
const put = (kind: string, turn: number) =>
  ({
    type: 'vote',
    data: (row: Row) => ({ question: { kind }, method: methodOf(row), ...announced(row) }),
    turn,
  }) as const;
const reported = (recommendation: string) =>
  ({
    type: 'report',
    data: (row: Row) => ({ ...committee(row), recommendation, advanced: false, substitute: false, ...roll(row) }),
    turn: 5,
  }) as const;
const heard = { type: 'hear', data: committee, turn: 2 } as const;
const referred = { data: () => ({ to: ['committee'] }), turn: 1 } as const;
const printed = { type: 'print', data: () => ({}), turn: 7 } as const;

/** The vocabulary: the record's actions by their id, as acts. An action that is not listed here is left out and counted. */
export const vocabulary: Readonly<Record<number, Word>> = {
  27: { type: 'introduce', data: () => ({ kind: 'ordinance' }), turn: 0 }, // introduced by the council
  43: { type: 'refer', ...referred }, // referred by the council
  49: { type: 're-refer', ...referred, turn: 8 }, // referred to another committee
  5022: { type: 'recommit', turn: 12 }, // recommitted
  54: heard, // committee hearing
  15: heard, // hearing on a preconsidered item
  17: laidOver, // laid over by the committee
  5018: laidOver, // preconsidered item laid over
  5050: laidOver, // laid over by a subcommittee
  40: laidOver, // laid over again by the committee
  5030: laidOver, // deferred
  5016: { ...laidOver, turn: 8 }, // laid over by the council
  5015: { ...laidOver, turn: 8 }, // laid over again by the council
  5001: { type: 'propose', data: committee, turn: 3 }, // amended text put before the committee
  5068: { type: 'propose', data: () => ({}), turn: 8 }, // amendment put before the council
  33: { type: 'amend', data: (row) => ({ ...committee(row), degree: 1 }), turn: 4 }, // amended by the committee
  32: reported('do-pass'), // approved by the committee
  25: reported('do-pass'), // preconsidered item approved
  5034: reported('do-pass'), // approved with a companion resolution
  37: reported('do-not-pass'), // disapproved by the committee
  5008: reported('do-not-pass'), // defeated in committee
  39: reported('release'), // filed by the committee
  29: printed, // printed and laid on the desks
  42: printed, // reprinted as amended
  5074: put('discharge', 8), // discharged from committee
  5069: put('amendment', 8), // amendment defeated by the council
  68: put('passage', 9), // approved by the council
  53: { type: 'present', turn: 10 }, // sent to the mayor
  19: { type: 'recall', turn: 11 }, // recalled by the council
  5067: { type: 'schedule', data: () => ({ what: 'hearing', calledOff: false }), turn: 11 }, // mayor’s hearing set
  5087: { type: 'schedule', data: () => ({ what: 'hearing', calledOff: true }), turn: 12 }, // mayor’s hearing called off
  5080: { type: 'schedule', data: () => ({ what: 'signing', calledOff: false }), turn: 11 }, // signing set
  5014: { type: 'hear', data: () => ({ body: 'mayor' }), turn: 12 }, // mayor’s hearing held
  57: { type: 'sign', by: 'mayor', turn: 13 }, // signed
  59: { type: 'veto', by: 'mayor', turn: 13 }, // vetoed
  58: { type: 'lapse', turn: 13 }, // adopted by charter rule
  61: put('override', 14), // overridden
  5023: { type: 'return', data: () => ({}), turn: 14 }, // received back from the mayor
  5084: { type: 'return', data: () => ({ signed: false }), turn: 14 }, // returned unsigned
  69: { type: 'dispose', data: () => ({ as: 'received-and-filed' }), turn: 14 }, // filed by the council
  5046: { type: 'expire', turn: 15 }, // filed at the end of the session
  5092: { type: 'withdraw', turn: 15 }, // withdrawn
};

/** The lists of a roll by the record's words for an answer. */
const lists: Readonly<Record<string, string>> = {
  Affirmative: 'ayes',
  Negative: 'nays',
  Abstain: 'abstaining',
  'Non-voting': 'present',
  Conflict: 'recused',
  Absent: 'absent',
  Excused: 'excused',
  Medical: 'excused',
  Maternity: 'excused',
  Paternity: 'excused',
  Bereavement: 'excused',
  Suspended: 'excused',
};

function rollOf(votes: NonNullable<Row['Votes']>): Record<string, string[]> {
  const roll: Record<string, string[]> = {
    ayes: [],
    nays: [],
    abstaining: [],
    present: [],
    paired: [],
    recused: [],
    absent: [],
    excused: [],
  };
  for (const [person, answer] of votes) {
    const list = roll[lists[answer] ?? ''];
    if (!list) throw new Error(`no list for the answer ${answer}`);
    list.push(`person-${person}`);
  }
  return roll;
}

function methodOf({ Votes }: Row): Method {
  return (Votes ? { kind: 'roll-call', ...rollOf(Votes) } : { kind: 'unrecorded' }) as Method;
}

function roll({ Votes }: Row): object {
  return Votes ? { roll: rollOf(Votes) } : {};
}

function announced({ PassedFlagName }: Row): object {
  if (PassedFlagName === undefined) return { announced: 'carried' };
  return { announced: PassedFlagName === 'Pass' ? 'carried' : 'lost' };
}

/** How rows of one day are put in order: as recorded, by time and id; or, by turn, as one act leads to another. */
export type Order = 'as-recorded' | 'by-turn';

/** The acts of a bill, and the actions that have no act. */
export function actsOf({ History }: Bill, order: Order): { acts: Act[]; unmapped: number[] } {
  const rows = [...History].sort((a, b) => inOrder(a, b, order));
  const acts: Act[] = [];
  const unmapped: number[] = [];
  for (const row of rows) {
    const word = vocabulary[row.ActionID];
    if (!word) unmapped.push(row.ActionID);
    else
      acts.push({
        type: word.type,
        id: String(row.ID),
        on: dayOf(row),
        basis: 'recorded',
        ...(word.by && { by: mayor }),
        data: word.data?.(row) ?? {},
      } as unknown as Act);
  }
  return { acts, unmapped };
}

function inOrder(a: Row, b: Row, order: Order): number {
  if (order === 'by-turn' && dayOf(a) === dayOf(b) && turnOf(a) !== turnOf(b)) return turnOf(a) - turnOf(b);
  return a.Date === b.Date ? a.ID - b.ID : a.Date < b.Date ? -1 : 1;
}

function dayOf(row: Row): string {
  return row.Date.slice(0, 10);
}

function turnOf({ ActionID }: Row): number {
  return vocabulary[ActionID]?.turn ?? 0;
}

/** Reads the bills of a record. */
export function billsIn(file: string): Bill[] {
  return linesOf<Bill>(file);
}

/** Reads a gzipped file of one JSON object a line. */
function linesOf<Line>(file: string): Line[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** An office of the record: who sat in which body, to and including which day. */
interface Office {
  readonly personId: number;
  readonly bodyId: number;
  readonly memberType: string;
  readonly start: string;
  readonly end: string;
}

const COUNCIL = 1;

/** The council and its committees with the members that a record of offices gives them; without one, nobody is known to sit. */
export function hallIn(offices: string | undefined): Bodies {
  const bodies = new Map<string, BodyFacts>();
  for (const { personId, bodyId, memberType, start, end } of offices ? linesOf<Office>(offices) : []) {
    const body = bodyId === COUNCIL ? newYorkCity.council : `body-${bodyId}`;
    const facts = bodies.get(body) ?? unrecordedBody();
    bodies.set(body, facts);
    facts.tenures.push({
      member: `person-${personId}`,
      from: start as LegalDate,
      until: addDays(end as LegalDate, 1),
      ...(memberType === 'PRIMARY PUBLIC ADVOCATE' && { voting: false }),
    });
  }
  return bodiesOf(newYorkCity, (body) => bodies.get(body));
}
