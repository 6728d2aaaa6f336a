import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { ordinance, rollCallOf, townHall, verdictsOn } from '../../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const passed = [introduce, refer, report, read, pass];
const defeated = [introduce, refer, report, read, { ...pass, method: rollCallOf(2) }];
const meeting = (id: string, day: string): Command => ({
  type: 'call',
  body: 'council',
  on: '2020-01-02',
  meeting: id,
  startsAt: `${day}T10:00`,
  postedAt: '2020-01-02T10:00',
});
const again = (on: string, mover?: string): Command => ({
  type: 'vote',
  measure: 'm1',
  on,
  question: { kind: 'reconsideration' },
  method: rollCallOf(3),
  ...(mover && { mover }),
});

describe('who may move it', () => {
  test.each([
    ['carried', 'ada', 'holds'],
    ['carried', 'eve', 'fails'],
    ['lost', 'ada', 'fails'],
    ['lost', 'eve', 'holds'],
    ['carried', undefined, 'undetermined'],
  ])('[RULE-5] after a %s passage, moved by %s: %s', async (outcome, mover, verdict) => {
    const { engine } = await townHall({ acts: outcome === 'carried' ? passed : defeated });
    expect(await verdictsOn(engine, again('2020-01-15', mover))).toMatchObject({ mover: verdict });
  });

  test('[RULE-5] without a roll call nobody knows the prevailing side', async () => {
    const tallied = { ...pass, method: { kind: 'tally', ayes: 4, nays: 1 } } as const;
    const { engine } = await townHall({ acts: [introduce, refer, report, read, tallied] });
    const { rulings } = await engine.explain(again('2020-01-15', 'ada'));
    expect(rulings.find(({ rule }) => rule === 'mover')).toMatchObject({
      verdict: 'undetermined',
      lacks: ['the roll call on passage'],
    });
  });
});

describe('when it may be moved', () => {
  const meetings = [meeting('a', '2020-01-15'), meeting('b', '2020-01-22'), meeting('c', '2020-01-29')];

  test.each([
    ['2020-01-15', 'holds'],
    ['2020-01-22', 'holds'],
    ['2020-01-23', 'fails'],
    ['2020-01-29', 'fails'],
  ])('[RULE-5] decided on 2020-01-15, the next meeting on 2020-01-22, moved on %s: %s', async (on, verdict) => {
    const { engine } = await townHall({ acts: [...meetings, ...passed] });
    expect(await verdictsOn(engine, again(on, 'ada'))).toMatchObject({ window: verdict });
  });

  test('[RULE-5] a cancelled meeting is not the next one', async () => {
    const cancelled: Command = { type: 'cancel', body: 'council', on: '2020-01-20', meeting: 'b' };
    const { engine } = await townHall({ acts: [...meetings, cancelled, ...passed] });
    expect(await verdictsOn(engine, again('2020-01-29', 'ada'))).toMatchObject({ window: 'holds' });
  });

  test('[RULE-5] without a calendar of meetings it is undetermined', async () => {
    const { engine } = await townHall({ acts: passed });
    expect(await verdictsOn(engine, again('2020-01-22', 'ada'))).toMatchObject({ window: 'undetermined' });
  });
});

describe('how often', () => {
  const lost = { ...again('2020-01-15', 'ada'), method: rollCallOf(2) } as Command;

  test('[RULE-5] the second time a day takes unanimous consent', async () => {
    const { engine } = await townHall({ acts: [...passed, lost] });
    expect(await verdictsOn(engine, again('2020-01-15', 'ada'))).toMatchObject({ repeated: 'fails' });
    const unanimous = { ...again('2020-01-15', 'ada'), method: { kind: 'unanimous-consent' }, announced: 'carried' };
    expect(await verdictsOn(engine, unanimous as Command)).toMatchObject({ repeated: 'holds' });
  });

  test('[RULE-27] all who are present give it by their ayes too, and one nay or silence withholds it', async () => {
    const { engine } = await townHall({ acts: [...passed, lost] });
    const voting = (method: object) =>
      verdictsOn(engine, { ...again('2020-01-15', 'ada'), method, announced: 'carried' } as Command);
    const all = rollCallOf(5);
    const [one = '', ...others] = all.ayes;
    expect(await voting(all)).toMatchObject({ repeated: 'holds' });
    expect(await voting({ ...all, ayes: others, absent: [one] })).toMatchObject({ repeated: 'holds' });
    expect(await voting({ ...all, ayes: others, nays: [one] })).toMatchObject({ repeated: 'fails' });
    expect(await voting({ ...all, ayes: others, abstaining: [one] })).toMatchObject({ repeated: 'fails' });
    expect(await voting({ ...all, ayes: others, present: [one] })).toMatchObject({ repeated: 'fails' });
    expect(await voting({ kind: 'tally', ayes: 5, nays: 0 })).toMatchObject({ repeated: 'holds' });
    expect(await voting({ kind: 'roll-call', ayes: [] })).toMatchObject({ repeated: 'fails' });
  });

  test('[RULE-27] where it is not known how they voted, it is undetermined', async () => {
    const { engine } = await townHall({ acts: [...passed, lost] });
    for (const kind of ['voice', 'unrecorded']) {
      const vote = { ...again('2020-01-15', 'ada'), method: { kind }, announced: 'carried' } as Command;
      expect(await verdictsOn(engine, vote)).toMatchObject({ repeated: 'undetermined' });
    }
  });

  test('[RULE-5] the next day counts anew', async () => {
    const { engine } = await townHall({ acts: [...passed, lost] });
    expect(await verdictsOn(engine, again('2020-01-16', 'ada'))).toMatchObject({ repeated: 'holds' });
  });
});
