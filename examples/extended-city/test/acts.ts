import type { Act } from '../src/teller.ts';

/** The ordinance that the tests tell of. */
export const measure = 'tram';

type Question = Extract<Act, { readonly type: 'vote' }>['question']['kind'];

/** A vote of the council's nine on a question, some ayes and the rest nays. */
export function vote(on: string, question: Exclude<Question, 'waiver'>, ayes: number): Act {
  return { type: 'vote', measure, on, question: { kind: question }, method: { kind: 'tally', ayes, nays: 9 - ayes } };
}

/** A vote of the people. */
export function popularVote(on: string, ayes: number, nays: number): Act {
  const method = { kind: 'tally', ayes, nays } as const;
  return { type: 'vote', measure, on, body: 'people', question: { kind: 'adoption' }, method };
}

export const introduced: Act = { type: 'introduce', measure, on: '2026-01-05', kind: 'ordinance', classes: [] };
export const noted: Act = { type: 'fiscal-note', measure, on: '2026-01-06', dollarsAYear: 4_200_000 };
export const reported: Act = { type: 'report', measure, on: '2026-01-08', recommendation: 'do-pass' };

/** What happens before the council votes. */
export const inCouncil: readonly Act[] = [introduced, noted, reported];
/** Passed on 2026-01-15, with five of nine. */
export const passed: readonly Act[] = [...inCouncil, vote('2026-01-15', 'passage', 5)];

export const petitioned = (on: string): Act => ({ type: 'petition', measure, on, claimed: 2300 });
export const counted = (on: string, valid: number): Act => ({ type: 'count-signatures', measure, on, valid });
