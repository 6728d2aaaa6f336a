import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const hold: Command = { type: 'hold', measure: 'm1', on: '2020-01-08', until: '2020-02-01' };

describe('what may be done next', () => {
  test('[ENGINE-6] a measure of which nothing is on record may be filed or introduced', async () => {
    const { engine } = await townHall();
    expect(await engine.available('m1', '2020-01-06')).toMatchObject([
      { act: 'file', row: 'file', to: 'filed', ready: true, needs: [] },
      { act: 'introduce', row: 'introduce', to: 'introduced', citation: 'Springfield Charter 1 (charter)' },
    ]);
  });

  test('[ENGINE-6] it gives the acts in order at the stage, and no others', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, hold] });
    const acts = (await engine.available('m1', '2020-01-09')).map(({ row }) => row);
    expect(acts).toEqual([
      'sponsor',
      're-refer',
      'hold-in-committee',
      'release',
      'report',
      'substitute',
      'amend',
      'discharged',
      'not-discharged',
      'expire',
      'withdraw',
      'let-go',
      'receive-and-file',
    ]);
  });

  test('[ENGINE-6] what speaks against an act by its day is said beforehand', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, hold] });
    const reporting = async (on: string) => (await engine.available('m1', on)).find(({ row }) => row === 'report');
    expect(await reporting('2020-01-31')).toMatchObject({
      ready: false,
      needs: [{ rule: 'hold', verdict: 'fails', sentence: 'the hold binds until 2020-02-01' }, { rule: 'roll' }],
    });
    expect(await reporting('2020-02-01')).toMatchObject({
      ready: true,
      needs: [{ rule: 'hold', verdict: 'holds' }, {}],
    });
  });

  test('[ENGINE-6] what only the act itself can show is told as what it takes', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    const passing = (await engine.available('m1', '2020-01-15')).find(({ row }) => row === 'pass');
    expect(passing).toMatchObject({
      act: 'vote',
      when: { question: 'passage', outcome: 'carried' },
      to: 'executive',
      ready: false,
    });
    expect(passing?.needs.find(({ rule }) => rule === 'passage')).toEqual({
      rule: 'passage',
      title: 'A majority of all seats',
      law: '3 ayes of 5: more than 1/2 of all seats, filled or vacant',
      citation: 'Springfield Charter 7 (charter)',
    });
    expect(passing?.needs.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['postponement', undefined],
      ['readings', 'fails'],
      ['roll', undefined],
      ['passage', undefined],
    ]);
  });

  test('[ENGINE-6] [RULE-9] rules that are not for the measure are no needs of it', async () => {
    const { engine } = await townHall({ acts: [{ ...introduce, kind: 'resolution' }, refer, report] });
    const passing = (await engine.available('m1', '2020-01-15')).find(({ row }) => row === 'pass');
    expect(passing).toMatchObject({ ready: true });
    expect(passing?.needs.map(({ rule }) => rule)).toEqual(['postponement', 'roll', 'passage']);
  });

  test('[ENGINE-6] without a day it is today, by the clocks of the town', async () => {
    // The town's clock stands in the first days of 2024.
    const { engine } = await townHall({ acts: [introduce, refer, { ...hold, until: '2024-01-01' } as Command] });
    expect((await engine.available('m1')).find(({ row }) => row === 'report')).toMatchObject({ ready: false });
    expect(await engine.available('m1')).toEqual(await engine.available('m1', '2023-12-31'));
  });

  test('[ENGINE-6] where it says ready, and the act brings what it takes, the act goes on record', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read] });
    expect((await engine.available('m1', pass.on)).find(({ row }) => row === 'pass')).toMatchObject({ ready: true });
    expect(await engine.execute(pass)).toMatchObject({ ok: true });
  });
});

describe('the days the law sets', () => {
  test('[ENGINE-7] they come soonest first, each with its rule', async () => {
    const postponed: Command = { type: 'postpone', measure: 'm1', on: '2020-01-14', until: '2020-01-20' };
    const { engine } = await townHall({ acts: [introduce, refer, hold] });
    expect(await engine.deadlines({ measure: 'm1' })).toEqual([
      {
        measure: 'm1',
        rule: 'hold',
        title: 'A hold binds',
        when: 'from',
        date: '2020-02-01',
        citation: 'Springfield Charter 3 (charter)',
      },
    ]);
    const { engine: floor } = await townHall({ acts: [introduce, refer, report, postponed] });
    expect(await floor.deadlines({ measure: 'm1' })).toMatchObject([{ rule: 'postponement', date: '2020-01-20' }]);
    expect((await floor.measure('m1'))?.deadlines).toMatchObject([
      { rule: 'postponement', when: 'from', date: '2020-01-20' },
    ]);
  });

  test('[ENGINE-7] an indefinite hold sets no day, and a measure nobody knows has none', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, { ...hold, until: 'indefinite' } as Command] });
    expect(await engine.deadlines({ measure: 'm1' })).toEqual([]);
    expect(await engine.deadlines({ measure: 'm9' })).toEqual([]);
  });
});

test('[ENGINE-6] asked of a day before the last act, it tells what was in order on that day', async () => {
  const { engine } = await townHall({ acts: [introduce, refer, report] });
  const rows = (await engine.available('m1', '2020-01-08')).map(({ row }) => row);
  expect(rows).toContain('report');
  expect(rows).not.toContain('pass');
  expect(await engine.whyNot('m1', 'vote', '2020-01-08')).toMatchObject({ reached: false, way: [{ row: 'report' }] });
});
