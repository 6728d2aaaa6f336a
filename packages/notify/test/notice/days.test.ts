import type { Command } from '@statecraft/core';
import { philadelphia } from '@statecraft/procedures/philadelphia';
import { expect, test } from 'vitest';
import { councilOf, measure } from '../../../procedures/test/council.ts';
import { Clock, cityHall, life } from '../city.ts';

const { roster, vote, call } = councilOf(philadelphia);
const member = { id: 'seat-1', role: 'member' };

/** A bill of Philadelphia from its introduction to the mayor's desk. */
const certified: Command[] = [
  ...roster,
  { type: 'introduce', measure, on: '2024-02-01', kind: 'ordinance', classes: [], by: member },
  { type: 'refer', measure, on: '2024-02-01', to: ['law-and-government'], by: { id: 'seat-2', role: 'president' } },
  { type: 'schedule', measure, on: '2024-02-08', what: 'hearing' },
  { type: 'hear', measure, on: '2024-02-13' },
  { type: 'report', measure, on: '2024-02-13', recommendation: 'do-pass' },
  { type: 'publish', measure, on: '2024-02-15', what: 'measure' },
  { type: 'print', measure, on: '2024-02-15' },
  vote('passage', 12, '2024-02-22'),
  { type: 'present', measure, on: '2024-02-26' },
];

test('[NOTIFY-46] [NOTIFY-13] a day that is counted by meetings moves with them, in the calendar and for who asked to be told ahead', async () => {
  const hall = cityHall({ procedures: [philadelphia], time: new Clock('2024-02-26T15:00:00.000Z') });
  await hall.follow({ topics: [{ kind: 'deadline', days: 3, measure }] });
  await hall.record(...certified);
  await hall.notifier.once();
  const days = async () =>
    (await hall.notifier.calendarOf(`measure:${measure}`))
      .filter(({ uid }) => uid.includes('phl.mayor.meeting'))
      .map(({ day, sequence }) => `${day} ${sequence}`);
  const before = await days();
  await hall.record(call('2024-03-14', '2024-02-27'));
  await hall.notifier.once();
  const first = await days();
  await hall.record(call('2024-03-07', '2024-02-27'));
  await hall.notifier.once();
  expect([before, first, await days()]).toEqual([[], ['2024-03-14 0'], ['2024-03-07 1']]);
  hall.clock.now = '2024-03-04T15:00:00.000Z';
  await hall.notifier.once();
  expect(hall.mailbox.got.map(({ notices: [told] }) => told?.notice.on)).toContain('2024-03-07');
});

test('[NOTIFY-14] no day is told that follows from an act that is withheld', async () => {
  const hall = cityHall({ city: { ...cityHall().notifier.city, withheld: ({ type }) => type === 'voted' } });
  await hall.follow({ topics: [{ kind: 'deadline', days: 60 }] });
  await hall.record(...life('kc-1'));
  await hall.notifier.once();
  expect(await hall.notifier.calendarOf('measure:kc-1')).toEqual([]);
  expect(hall.mailbox.got).toEqual([]);
});
