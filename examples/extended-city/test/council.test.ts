import { given, rejected } from '@statecraft/testing';
import { describe, test } from 'vitest';
import { xanaduCrossing } from '../src/procedure/xanadu-crossing.ts';
import type { Act } from '../src/teller.ts';
import { inCouncil, introduced, measure, reported, vote } from './acts.ts';

const deferred = (on: string, ...members: string[]): Act => ({ type: 'defer', measure, on, members });

describe('the table', () => {
  const tabled = given(xanaduCrossing, ...inCouncil, vote('2026-01-22', 'lay-on-the-table', 5));

  test('[XC-5] a measure is laid on it by a majority', async () => {
    const before = given(xanaduCrossing, ...inCouncil);
    await before.when(vote('2026-01-22', 'lay-on-the-table', 5)).then({ stage: 'vote.tabled' });
    await before.when(vote('2026-01-22', 'lay-on-the-table', 4)).then({ stage: 'vote', outcome: 'lost' });
  });

  test('[XC-5] is taken from it the next day, and not on the same', async () => {
    await tabled.when(vote('2026-01-22', 'take-from-the-table', 9)).then(rejected('xc.next-day'));
    await tabled.when(vote('2026-01-23', 'take-from-the-table', 5)).then({ stage: 'vote' });
    await tabled.when(vote('2026-01-23', 'take-from-the-table', 4)).then({ stage: 'vote.tabled' });
  });

  test('[XC-5] is not passed while it lies there', async () => {
    await tabled.when(vote('2026-01-23', 'passage', 9)).then({ rejectedBy: ['pass'] });
  });
});

test('[XC-6] no vote on passage without a fiscal note', async () => {
  const before = given(xanaduCrossing, introduced, reported);
  await before.when(vote('2026-01-15', 'passage', 9)).then(rejected('xc.fiscal-note'));
  await given(xanaduCrossing, ...inCouncil)
    .when(vote('2026-01-15', 'passage', 9))
    .then({ stage: 'executive' });
});

describe('a deferral', () => {
  test('[XC-7] takes two members', async () => {
    const before = given(xanaduCrossing, ...inCouncil);
    await before.when(deferred('2026-01-15', 'seat-2', 'seat-7')).then({ type: 'deferred', stage: 'vote' });
    await before.when(deferred('2026-01-15', 'seat-2')).then(rejected('ACT-1'));
    await before.when(deferred('2026-01-15', 'seat-2', 'seat-2')).then(rejected('ACT-1'));
  });

  const waiting = given(xanaduCrossing, ...inCouncil, deferred('2026-01-15', 'seat-2', 'seat-7'));

  test('[XC-7] puts the vote off by a week', async () => {
    await waiting.when(vote('2026-01-21', 'passage', 9)).then(rejected('xc.lies-over'));
    await waiting.when(vote('2026-01-22', 'passage', 9)).then({ stage: 'executive' });
  });

  test('[XC-7] comes once', async () => {
    await waiting.when(deferred('2026-01-22', 'seat-3', 'seat-8')).then(rejected('xc.deferred-once'));
  });
});

describe('an appointment', () => {
  const nominated = (role: string): Act => ({
    type: 'introduce',
    measure,
    on: '2026-03-09',
    kind: 'appointment',
    by: { id: 'somebody', role },
  });

  test('[XC-8] is the mayor’s to make', async () => {
    await given(xanaduCrossing).when(nominated('mayor')).then({ stage: 'vote.confirmation' });
    await given(xanaduCrossing).when(nominated('member')).then(rejected('xc.mayor'));
  });

  test('[XC-8] is confirmed by six of nine', async () => {
    const before = given(xanaduCrossing, nominated('mayor'));
    await before.when(vote('2026-03-16', 'passage', 6)).then({ stage: 'appointed' });
    await before.when(vote('2026-03-16', 'passage', 5)).then({ stage: 'failed' });
  });
});

test('[XC-11] what an act says has bounds', async () => {
  const before = given(xanaduCrossing, ...inCouncil);
  const note: Act = { type: 'fiscal-note', measure, on: '2026-01-09', dollarsAYear: 1 };
  const tooMany = Array.from({ length: 101 }, (_, index) => `seat-${index}`);
  await before.when({ ...note, dollarsAYear: 100_000_000_001 }).then(rejected('ACT-1'));
  await before.when({ ...note, assumptions: 'x'.repeat(5001) }).then(rejected('ACT-1'));
  await before.when({ ...note, assumptions: ' ' }).then(rejected('ACT-1'));
  await before.when(deferred('2026-01-15', ...tooMany)).then(rejected('ACT-1'));
});
