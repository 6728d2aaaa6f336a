import type { Command } from '@statecraft/core';
import { numberedSeats } from '@statecraft/testing';

/** The measure all examples are about. */
export const measure = 'ny-example';

const seats = numberedSeats(51);
const mayor = { id: 'the-mayor', role: 'mayor' };

/** Fifty-one members in numbered seats, and the Public Advocate on the roll without a vote. */
export const roster: Command[] = [
  ...seats.map((member): Command => ({ type: 'seat', body: 'council', on: '2018-01-01', member })),
  {
    type: 'seat',
    body: 'council',
    on: '2018-01-01',
    member: 'public-advocate',
    role: 'public-advocate',
    voting: false,
  },
];

/** A roll call with so many ayes, everybody else against unless told otherwise, and the Public Advocate not voting. */
export function roll(ayes: number, nays = 51 - ayes) {
  return {
    kind: 'roll-call' as const,
    ayes: seats.slice(0, ayes),
    nays: seats.slice(ayes, ayes + nays),
    present: ['public-advocate'],
    absent: seats.slice(ayes + nays),
  };
}

/** Acts in the clerk's words; each takes its date and what differs from the usual. */
export const act = {
  introduce: (on = '2020-01-08'): Command => ({ type: 'introduce', measure, on, kind: 'ordinance', classes: [] }),
  refer: (on = '2020-01-08'): Command => ({ type: 'refer', measure, on, to: ['finance'] }),
  hear: (on: string): Command => ({ type: 'hear', measure, on, body: 'finance' }),
  layOver: (on: string): Command => ({ type: 'hold', measure, on, until: 'indefinite' }),
  propose: (on: string): Command => ({ type: 'propose', measure, on, body: 'finance' }),
  amend: (on: string): Command => ({ type: 'amend', measure, on, body: 'finance' }),
  print: (on: string): Command => ({ type: 'print', measure, on }),
  report: (on: string, recommendation: 'do-pass' | 'do-not-pass' | 'release' = 'do-pass'): Command => ({
    type: 'report',
    measure,
    on,
    body: 'finance',
    recommendation,
  }),
  certify: (on: string): Command => ({ type: 'certify', measure, on, by: mayor }),
  waive: (ayes: number, on: string): Command => ({
    type: 'vote',
    measure,
    on,
    question: { kind: 'waiver', rule: 'nyc.aging' },
    method: roll(ayes),
  }),
  vote: (kind: 'passage' | 'override' | 'discharge', ayes: number, on: string, more: object = {}): Command => ({
    type: 'vote',
    measure,
    on,
    question: { kind },
    method: roll(ayes),
    ...more,
  }),
  present: (on: string): Command => ({ type: 'present', measure, on }),
  sign: (on: string, by: object = mayor): Command => ({ type: 'sign', measure, on, by }) as Command,
  veto: (on: string): Command => ({ type: 'veto', measure, on, by: mayor }),
  objections: (on: string): Command => ({ type: 'publish', measure, on, what: 'objections' }),
  returnUnsigned: (on: string): Command => ({ type: 'return', measure, on, signed: false }),
  lapse: (on: string): Command => ({ type: 'lapse', measure, on }),
  recall: (on: string): Command => ({ type: 'recall', measure, on }),
  recommit: (on: string): Command => ({ type: 'recommit', measure, on }),
  reRefer: (on: string): Command => ({ type: 're-refer', measure, on, to: ['housing'] }),
  expire: (on: string): Command => ({ type: 'expire', measure, on }),
  file: (on: string): Command => ({ type: 'dispose', measure, on, as: 'received-and-filed' }),
  withdraw: (on: string): Command => ({ type: 'withdraw', measure, on }),
};

/** Introduced, referred to the finance committee and heard there on 2020-01-15. */
export const inCommittee: Command[] = [...roster, act.introduce(), act.refer(), act.hear('2020-01-15')];

/** Approved by its committee on 2020-02-04; on the desks in final form since Monday 2020-02-03. */
export const beforeCouncil: Command[] = [...inCommittee, act.print('2020-02-03'), act.report('2020-02-04')];

/** Passed on 2020-02-11 and presented to the mayor the same day. */
export const withTheMayor: Command[] = [
  ...beforeCouncil,
  act.vote('passage', 26, '2020-02-11'),
  act.present('2020-02-11'),
];

/** Vetoed on 2020-03-05; the objections are presented at the meeting of 2020-03-12. */
export const vetoed: Command[] = [...withTheMayor, act.veto('2020-03-05'), act.objections('2020-03-12')];
