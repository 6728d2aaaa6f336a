import { expect, test } from 'vitest';
import type { Command } from '../../src/index.ts';
import { townHall } from '../town.ts';

/** Missouri's Sunshine Law, RSMo 610.020: 24 hours, exclusive of weekends and holidays when the facility is closed. */
test.each([
  // Memorial Day 2024: Monday 27 May.
  ['over a weekend and Memorial Day, to the minute', '2024-05-24T16:30', '2024-05-28T16:30', ['2024-05-27'], 24],
  ['the same, a minute short', '2024-05-24T16:31', '2024-05-28T16:30', ['2024-05-27'], 23.98],
  ['the same, the courthouse open on Monday', '2024-05-24T16:30', '2024-05-27T16:30', [], 24],
  ['posted on the Saturday before it', '2024-05-25T09:00', '2024-05-28T23:00', ['2024-05-27'], 23],
  ['posted on the holiday itself', '2024-05-27T09:00', '2024-05-29T00:00', ['2024-05-27'], 24],
  // The clocks go forward on Sunday 10 March 2024, and back on Sunday 3 November 2024.
  ['over the weekend on which the clocks go forward', '2024-03-08T10:00', '2024-03-11T10:00', [], 24],
  ['over the weekend on which they go back', '2024-11-01T10:00', '2024-11-04T10:00', [], 24],
  ['over that weekend and a Monday closed', '2024-11-01T10:00', '2024-11-05T09:00', ['2024-11-04'], 23],
  ['from within the hour that is skipped', '2024-03-10T02:30', '2024-03-12T00:00', [], 24],
  ['over New Year kept on Friday 31 December 2021', '2021-12-30T12:00', '2022-01-03T12:00', ['2021-12-31'], 24],
])('[CAL-2] [RULE-7] 24 hours of notice %s', async (_, postedAt, startsAt, closed, hours) => {
  const { engine } = await townHall();
  const call = { type: 'call', body: 'council', on: postedAt.slice(0, 10), meeting: 'a', startsAt, postedAt, closed };
  const { ok, rulings } = await engine.explain(call as Command);
  expect(rulings).toMatchObject([{ rule: 'notice', verdict: hours < 24 ? 'fails' : 'holds', numbers: { hours } }]);
  expect(ok).toBe(hours >= 24);
});
