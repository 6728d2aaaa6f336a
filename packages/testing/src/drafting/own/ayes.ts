import type { Command, CommandBy, ownVocabulary } from '@statecraft/core';
import type { Scene } from '../scene.ts';

/** A command that is a vote. */
export type Vote = Command & CommandBy<(typeof ownVocabulary)['acts']['vote']>;
/** How a vote is taken. */
export type Method = Vote['method'];

/** A body of a hall, as votes are drafted for it. */
export interface Voting {
  readonly members: readonly string[];
  /** How many may vote. An electorate has voters and no members. */
  readonly size: number;
  /** Whether it votes by tally alone. */
  readonly byTally: boolean;
}

/** The most members that a roll call names. A larger body votes by tally. */
const LONGEST_ROLL = 1_000;

/** A body as votes are drafted for it; the council where none is named. */
export function votingIn({ hall, procedure }: Pick<Scene, 'hall' | 'procedure'>, body?: string): Voting {
  const members = hall.members(body ?? procedure.council);
  const voters = hall.voters(body ?? procedure.council);
  return { members, size: voters ?? members.length, byTally: voters !== undefined || members.length > LONGEST_ROLL };
}

/** A vote with so many ayes, everybody else against: by roll call, and by tally in an electorate. */
export function methodWith({ members, size, byTally }: Voting, ayes: number): Method {
  return byTally
    ? { kind: 'tally', ayes: Math.max(0, ayes), nays: Math.max(0, size - ayes) }
    : { kind: 'roll-call', ayes: members.slice(0, ayes), nays: members.slice(ayes) };
}

/** A vote of so many on one side, everybody else absent. */
export function methodOn(side: 'ayes' | 'nays', { members, size, byTally }: Voting, present = size): Method {
  if (byTally) return { kind: 'tally', ayes: 0, nays: 0, [side]: present };
  const absent = members.slice(present);
  return { kind: 'roll-call', [side]: members.slice(0, present), ...(absent.length > 0 && { absent }) };
}

/** A vote on which there are as many ayes as nays; one member is absent where their number is odd. */
export function tieIn({ members, size, byTally }: Voting): Method {
  const half = Math.floor(size / 2);
  if (byTally) return { kind: 'tally', ayes: half, nays: half };
  return {
    kind: 'roll-call',
    ayes: members.slice(0, half),
    nays: members.slice(half, 2 * half),
    absent: members.slice(2 * half),
  };
}

/** The side on which a vote is, by its outcome. */
export function sideOf(outcome: unknown): 'ayes' | 'nays' {
  return outcome === 'lost' ? 'nays' : 'ayes';
}
