import { expect, test } from 'vitest';
import { type Threshold, threshold, votesNeeded } from '../../src/index.ts';

const count = { ayes: 5, nays: 2, abstaining: 1, present: 1, paired: 0, recused: 2, absent: 1, excused: 1 };

test.each<[Threshold, number, number]>([
  [{ moreThan: [1, 2], of: 'seats' }, 7, 13],
  [{ moreThan: [1, 2], of: 'in-office' }, 7, 12],
  [{ moreThan: [1, 2], of: 'present' }, 5, 9],
  [{ moreThan: [1, 2], of: 'voting' }, 4, 7],
  [{ atLeast: [2, 3], of: 'seats' }, 9, 13],
  [{ atLeast: [2, 3], of: 'in-office' }, 8, 12],
  [{ atLeast: [1, 2], of: 'in-office' }, 6, 12],
  [{ atLeast: [1, 1], of: 'voting' }, 7, 7],
])('[VOTE-1] %o takes %i of %i', (rule, needed, of) => {
  expect(votesNeeded(rule, { seats: 13, inOffice: 12 }, count)).toEqual({ needed, of });
});

test.each<[string, unknown]>([
  ['no votes at all', { votes: 0 }],
  ['half a vote', { votes: 1.5 }],
  ['more than the whole', { atLeast: [3, 2], of: 'seats' }],
  ['more than all of it, which nobody can be', { moreThan: [1, 1], of: 'seats' }],
  ['an unknown base', { moreThan: [1, 2], of: 'citizens' }],
  ['two numbers at once', { votes: 3, moreThan: [1, 2], of: 'seats' }],
])('[VOTE-1] a threshold cannot be %s', (_, rule) => {
  expect(threshold.safeParse(rule).success).toBe(false);
});

test.each<Threshold>([
  { moreThan: [1, 2], of: 'seats' },
  { moreThan: [1, 2], of: 'in-office' },
])('[VOTE-7] without the size of the body nobody knows what %o takes', (rule) => {
  expect(votesNeeded(rule, {}, count)).toBeUndefined();
});

test.each<Threshold>([
  { moreThan: [1, 2], of: 'present' },
  { moreThan: [1, 2], of: 'voting' },
])('[VOTE-7] without a count nobody knows what %o takes', (rule) => {
  expect(votesNeeded(rule, { seats: 13, inOffice: 13 }, undefined)).toBeUndefined();
});
