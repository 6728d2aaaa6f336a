import type { Command } from '@statecraft/core';
import { numberedSeats } from '@statecraft/testing';

/** The measure all examples are about. */
export const measure = 'kc-example';

const seats = numberedSeats(13);
const mayor = { id: 'seat-1', role: 'mayor' };
const day = '2020-03-05';

/** Thirteen members in numbered seats; the first is the mayor. */
export const roster: Command[] = seats.map((member, index) => ({
  type: 'seat',
  body: 'council',
  on: '2019-08-01',
  member,
  ...(index === 0 && { role: 'mayor' }),
}));

/** A roll call with so many ayes and, unless told otherwise, everybody else against. */
export function roll(ayes: number, nays = 13 - ayes) {
  return { kind: 'roll-call' as const, ayes: seats.slice(0, ayes), nays: seats.slice(ayes, ayes + nays) };
}

/** Acts in the clerk's words; each takes its date and what differs from the usual. */
export const act = {
  introduce: (on = day, more: object = {}): Command => ({
    type: 'introduce',
    measure,
    on,
    kind: 'ordinance',
    classes: [],
    by: { id: 'seat-2', role: 'member' },
    ...more,
  }),
  refer: (on = day): Command => ({ type: 'refer', measure, on, to: ['finance'], by: mayor }),
  report: (on = day): Command => ({ type: 'report', measure, on, recommendation: 'do-pass' }),
  read: (reading: number, on: string): Command => ({ type: 'read', measure, on, reading }),
  hold: (on: string, until: string): Command => ({ type: 'hold', measure, on, until }),
  vote: (kind: 'passage' | 'override', ayes: number, on = day, more: object = {}): Command => ({
    type: 'vote',
    measure,
    on,
    question: { kind },
    method: roll(ayes),
    ...more,
  }),
  waive: (ayes: number, on = day): Command => ({
    type: 'vote',
    measure,
    on,
    question: { kind: 'waiver', rule: 'kc.readings' },
    method: roll(ayes),
  }),
  reconsider: (ayes: number, on: string, more: object = {}): Command => ({
    type: 'vote',
    measure,
    on,
    question: { kind: 'reconsideration' },
    method: roll(ayes),
    mover: 'seat-1',
    ...more,
  }),
  sign: (on = day): Command => ({ type: 'sign', measure, on, by: mayor }),
  veto: (on = day): Command => ({ type: 'veto', measure, on, by: mayor }),
};

/** Reported out of committee, read twice, ready for its third reading on 2020-03-19. */
export function readyForPassage(more: object = {}): Command[] {
  return [
    ...roster,
    act.introduce('2020-03-05', more),
    act.refer('2020-03-05'),
    act.report('2020-03-11'),
    act.read(2, '2020-03-12'),
  ];
}

/** Passed on 2020-03-19 with so many ayes. */
export function passed(ayes = 8, more: object = {}): Command[] {
  return [...readyForPassage(more), act.vote('passage', ayes, '2020-03-19')];
}
