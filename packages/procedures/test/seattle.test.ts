import type { Command } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { seattle } from '../src/seattle.ts';
import { councilOf, engineOf, measure, withStranger } from './council.ts';

const { members, roster, vote } = councilOf(seattle);
const mayor = { id: 'mayor', role: 'mayor' };

const introduce = (more: object = {}): Command => ({
  type: 'introduce',
  measure,
  on: '2019-06-24',
  kind: 'ordinance',
  classes: [],
  ...more,
});
const present = (on = '2019-07-25'): Command => ({ type: 'present', measure, on });
const sign = (on: string): Command => ({ type: 'sign', measure, on, by: mayor });
const returned = (on: string, signed: boolean): Command => ({ type: 'return', measure, on, signed, by: mayor });
const veto = (on = '2019-08-02'): Command => ({ type: 'veto', measure, on, by: mayor, message: 'Not this way.' });
const lapse = (on: string): Command => ({ type: 'lapse', measure, on });
const publish = (on: string): Command => ({ type: 'publish', measure, on, what: 'objections' });

/** Recommended by its committee on 2019-07-17. */
const reported = (more: object = {}): Command[] => [
  ...roster,
  introduce(more),
  { type: 'refer', measure, on: '2019-06-24', to: ['finance'] },
  { type: 'report', measure, on: '2019-07-17', recommendation: 'do-pass' },
];
/** Passed on 2019-07-22, presented on 2019-07-25: the mayor's tenth day is 2019-08-04. */
const presented = (more: object = {}): Command[] => [...reported(more), vote('passage', 7, '2019-07-22'), present()];
/** Vetoed on 2019-08-02, the objections published on 2019-08-05 by supposition. */
const vetoed = (more: object = {}): Command[] => [...presented(more), veto(), publish('2019-08-05')];

describe('passage', () => {
  test('[SEA-1] Legislative Process, Article IV s.12: passed by five of nine, presented, signed, returned: law', async () => {
    await given(seattle, ...reported())
      .when(vote('passage', 5, '2019-07-22'))
      .then({ stage: 'executive', outcome: 'carried', verdicts: { 'sea.passage': 'holds' } });
    await given(seattle, ...presented())
      .when(sign('2019-07-29'))
      .then({ stage: 'enacted' });
    await given(seattle, ...presented(), sign('2019-07-29'))
      .when(returned('2019-07-30', true))
      .then({ stage: 'enacted.returned', verdicts: { 'sea.effective': 'holds' } });
  });

  test('[SEA-1] Legislative Process: four do not pass it, even of six who came', async () => {
    await given(seattle, ...reported())
      .when(vote('passage', 4, '2019-07-22', { nays: 2 }))
      .then({ stage: 'failed', outcome: 'lost' });
    await given(seattle, ...reported())
      .when(vote('passage', 4, '2019-07-22', { announced: 'carried' }))
      .then(rejected('sea.passage'));
  });

  test('[SEA-1] Legislative Process: a bill referred to the full council passes without a committee', async () => {
    await given(seattle, ...roster, introduce())
      .when(vote('passage', 5, '2019-07-01'))
      .then({ stage: 'executive' });
  });

  test('[SEA-9] how long a bill lies over is unsettled, and every passage says so', async () => {
    await given(seattle, ...roster, introduce())
      .when(vote('passage', 9, '2019-06-24'))
      .then({ stage: 'executive', verdicts: { 'sea.lie-over': 'unsettled' } });
  });

  test.each([
    [4, 'fails'],
    [5, 'unsettled'],
    [6, 'unsettled'],
    [7, 'holds'],
  ] as const)('[SEA-8] an emergency ordinance announced as passed with %i ayes: %s', async (ayes, verdict) => {
    const when = given(seattle, ...reported({ classes: ['emergency'] })).when(
      vote('passage', ayes, '2019-07-22', { announced: 'carried' }),
    );
    await (verdict === 'fails'
      ? when.then(rejected('sea.passage.emergency'))
      : when.then({ stage: 'executive', verdicts: { 'sea.passage.emergency': verdict } }));
  });

  test('[SEA-8] its votes and its effective day are unsettled, with their candidates', async () => {
    await given(seattle, ...presented({ classes: ['emergency'] }))
      .when(sign('2019-07-29'))
      .then({ verdicts: { 'sea.effective.emergency': 'unsettled' } });
    for (const id of ['sea.passage.emergency', 'sea.effective.emergency'])
      expect(seattle.rules.find((rule) => rule.id === id)?.unsettled?.candidates, id).toHaveLength(2);
    const engine = await engineOf(seattle, ...presented({ classes: ['emergency'] }), sign('2019-07-29'));
    expect(await engine.deadlines({ measure })).toEqual([]);
  });
});

describe('before the mayor', () => {
  test.each([
    ['2019-07-27', true],
    ['2019-07-28', false],
  ])('[SEA-2] Article IV s.12: passed on 2019-07-22, presented on %s: %s', async (on, lawful) => {
    await given(seattle, ...reported(), vote('passage', 7, '2019-07-22'))
      .when(present(on))
      .then(lawful ? { stage: 'executive.presented' } : rejected('sea.presentment'));
  });

  test('[SEA-14] Article IV s.12: presented late all the same, it is put on record with its lateness, and the mayor’s days run', async () => {
    const engine = await engineOf(seattle, ...reported(), vote('passage', 7, '2019-07-22'));
    expect(await engine.execute(present('2019-07-28'))).toMatchObject({ ok: false });
    expect(await engine.execute(present('2019-07-28'), { onRecord: true })).toMatchObject({
      ok: true,
      event: {
        law: { stage: 'executive.presented', rulings: [{ rule: 'sea.presentment', verdict: 'fails' }] },
      },
    });
    expect(await engine.execute(sign('2019-08-07'))).toMatchObject({ ok: true });
  });

  test.each([
    ['2019-08-04', 'executive.vetoed'],
    ['2019-08-05', undefined],
  ])('[SEA-3] Article IV s.12: received on 2019-07-25, returned with objections on %s: %s', async (on, stage) => {
    await given(seattle, ...presented())
      .when(veto(on))
      .then(stage ? { stage } : rejected('sea.mayor.ten-days'));
  });

  test('[SEA-3] Article IV s.12: returned unsigned without disapproval, it becomes an ordinance', async () => {
    await given(seattle, ...presented())
      .when(returned('2019-08-01', false))
      .then({ stage: 'enacted.returned', verdicts: { 'sea.mayor.ten-days': 'holds' } });
  });

  test.each([
    ['the day before', '2019-08-03', false],
    ['the tenth day', '2019-08-04', false],
    ['the day after', '2019-08-05', true],
  ])('[SEA-4] Article IV s.12: an ordinance by inaction, %s (%s): %s', async (_, on, lawful) => {
    await given(seattle, ...presented())
      .when(lapse(on))
      .then(lawful ? { stage: 'enacted.unreturned', verdicts: { 'sea.inaction': 'holds' } } : rejected('sea.inaction'));
  });
});

describe('the council over a veto', () => {
  test('[SEA-5] Article IV s.12: six of nine override, five do not', async () => {
    const history = given(seattle, ...vetoed());
    await history
      .when(vote('override', 6, '2019-08-12'))
      .then({ stage: 'enacted.unreturned', verdicts: { 'sea.override.votes': 'holds' } });
    await history.when(vote('override', 5, '2019-08-12')).then({ stage: 'executive.objections', outcome: 'lost' });
    await history
      .when(vote('override', 5, '2019-08-12', { announced: 'carried' }))
      .then(rejected('sea.override.votes'));
  });

  test.each([
    ['2019-08-09', 'sea.override.five-days'],
    ['2019-08-10', undefined],
    ['2019-09-01', undefined],
    ['2019-09-02', 'sea.override.thirty-days'],
  ])('[SEA-5] Article IV s.12: objections published on 2019-08-05, override on %s: %s', async (on, rule) => {
    await given(seattle, ...vetoed())
      .when(vote('override', 9, on))
      .then(rule ? rejected(rule) : { stage: 'enacted.unreturned' });
  });

  test('[SEA-5] Article IV s.12: not before the objections are published', async () => {
    await given(seattle, ...presented(), veto())
      .when(vote('override', 9, '2019-08-12'))
      .then(rejected('sea.override.published'));
  });

  test('[SEA-12] Article IV s.12: the objections are published once, and the five days run from that day', async () => {
    await given(seattle, ...presented(), veto())
      .when(publish('2019-08-05'))
      .then({ stage: 'executive.objections' });
    await given(seattle, ...vetoed())
      .when(publish('2019-08-30'))
      .then(rejected('sea.publish-objections'));
  });

  test('[SEA-10] Article IV s.12: the veto stands from the thirty-first day on', async () => {
    const history = given(seattle, ...vetoed());
    for (const early of ['2019-08-31', '2019-09-01'])
      await history.when(lapse(early)).then(rejected('sea.veto-stands'));
    await history.when(lapse('2019-09-02')).then({ stage: 'failed' });
  });
});

describe('the bill on the beverage tax', () => {
  test('[SEA-6] Article IV s.12: passed on 2019-07-22, to the mayor on 07-25, vetoed on 08-02, all in time', async () => {
    const passed = [...reported(), vote('passage', 7, '2019-07-22')];
    await given(seattle, ...passed)
      .when(present('2019-07-25'))
      .then({ verdicts: { 'sea.presentment': 'holds' } });
    await given(seattle, ...passed, present('2019-07-25'))
      .when(veto('2019-08-02'))
      .then({ stage: 'executive.vetoed', verdicts: { 'sea.mayor.ten-days': 'holds' } });
  });

  test('[SEA-6] Article IV s.12: the council had until 2019-09-01', async () => {
    const engine = await engineOf(seattle, ...presented(), veto());
    expect(await engine.deadlines({ measure })).toMatchObject([
      { rule: 'sea.override.thirty-days', when: 'by', date: '2019-09-01' },
      { rule: 'sea.veto-stands', when: 'after', date: '2019-09-01' },
    ]);
  });
});

describe('the effective day', () => {
  test('[SEA-7] Legislative Process: thirty days after the return to the clerk, not after passage or signature', async () => {
    const engine = await engineOf(seattle, ...presented(), sign('2019-07-29'));
    expect(await engine.deadlines({ measure })).toEqual([]);
    await engine.execute(returned('2019-07-30', true));
    expect(await engine.deadlines({ measure })).toMatchObject([{ rule: 'sea.effective', date: '2019-08-29' }]);
  });

  test('[SEA-7] after inaction or an override it is unsettled from which day they run', async () => {
    await given(seattle, ...presented())
      .when(lapse('2019-08-05'))
      .then({ verdicts: { 'sea.effective.without-return': 'unsettled' } });
    await given(seattle, ...vetoed())
      .when(vote('override', 6, '2019-08-12'))
      .then({ verdicts: { 'sea.effective.without-return': 'unsettled' } });
  });
});

describe('a return to the clerk', () => {
  test.each([
    ['inaction', presented(), lapse('2019-08-05')],
    ['an override', vetoed(), vote('override', 6, '2019-08-12')],
  ])('[SEA-13] that comes after %s leaves open from which day the thirty days run', async (_, history, command) => {
    await given(seattle, ...history, command)
      .when(returned('2019-08-20', false))
      .then({ stage: 'enacted.unreturned', verdicts: { 'sea.effective.without-return': 'unsettled' } });
  });

  test.each([
    ['signed', [...presented(), sign('2019-07-29'), returned('2019-07-30', true)], '2019-08-29'],
    ['unsigned', [...presented(), returned('2019-08-01', false)], '2019-08-31'],
  ])('[SEA-13] is made once, and a second one of what is %s does not move the day', async (_, history, date) => {
    await given(seattle, ...history)
      .when(returned('2019-09-15', true))
      .then(rejected('sea.return'));
    const engine = await engineOf(seattle, ...history);
    await engine.execute(returned('2019-09-15', true));
    expect(await engine.deadlines({ measure })).toMatchObject([{ rule: 'sea.effective', date }]);
  });
});

describe('every vote', () => {
  test.each([
    ['passage', reported(), vote('passage', 5, '2019-07-22')],
    ['defeat', reported(), vote('passage', 4, '2019-07-22')],
    ['override', vetoed(), vote('override', 6, '2019-08-12')],
    ['lost override', vetoed(), vote('override', 5, '2019-08-12')],
  ])('[SEA-11] names members alone: %s', async (_, history, command) => {
    await given(seattle, ...history)
      .when(withStranger(command))
      .then(rejected('sea.roll'));
  });

  test('[SEA-11] in committee, too', async () => {
    const roll = { ayes: members.slice(0, 3), nays: [members[0] ?? ''] };
    await given(seattle, ...reported().slice(0, -1))
      .when({ type: 'report', measure, on: '2019-07-17', recommendation: 'do-pass', body: 'council', roll })
      .then(rejected('sea.roll'));
  });

  test('[SEA-1] [SEA-5] [SEA-8] is announced as it was counted', async () => {
    const lost = { announced: 'lost' } as const;
    await given(seattle, ...reported())
      .when(vote('passage', 5, '2019-07-22', lost))
      .then(rejected('sea.passage'));
    await given(seattle, ...reported({ classes: ['emergency'] }))
      .when(vote('passage', 7, '2019-07-22', lost))
      .then(rejected('sea.passage.emergency'));
    await given(seattle, ...vetoed())
      .when(vote('override', 6, '2019-08-12', lost))
      .then(rejected('sea.override.votes'));
  });

  test('[SEA-5] is in its time, won or lost', async () => {
    await given(seattle, ...vetoed())
      .when(vote('override', 5, '2019-08-09'))
      .then(rejected('sea.override.five-days'));
    await given(seattle, ...vetoed())
      .when(vote('override', 5, '2019-09-02'))
      .then(rejected('sea.override.thirty-days'));
    await given(seattle, ...presented(), veto())
      .when(vote('override', 5, '2019-08-12'))
      .then(rejected('sea.override.published'));
  });
});

describe('the mayor', () => {
  const member = { id: 'seat-2', role: 'member' };

  test.each([
    ['sign', { ...sign('2019-08-01'), by: member }],
    ['return', { ...returned('2019-08-01', false), by: member }],
    ['disapprove', { ...veto(), by: member }],
  ] as const)('[SEA-3] Article IV s.12: alone may %s', async (_, command) => {
    await given(seattle, ...presented())
      .when(command as Command)
      .then(rejected('sea.mayor'));
  });

  test('[SEA-3] Article IV s.12: signs and returns nothing after the tenth day', async () => {
    for (const late of [sign('2019-08-05'), returned('2019-08-05', false)])
      await given(seattle, ...presented())
        .when(late)
        .then(rejected('sea.mayor.ten-days'));
  });

  test('[SEA-7] Legislative Process: a bill returned unsigned takes effect thirty days after that', async () => {
    await given(seattle, ...presented())
      .when(returned('2019-08-01', false))
      .then({ verdicts: { 'sea.effective': 'holds' } });
    const engine = await engineOf(seattle, ...presented(), returned('2019-08-01', false));
    expect(await engine.deadlines({ measure })).toMatchObject([{ rule: 'sea.effective', date: '2019-08-31' }]);
  });

  test.each([
    ['returned', presented({ classes: ['emergency'] }), returned('2019-08-01', false), 'enacted.returned'],
    ['not returned', presented({ classes: ['emergency'] }), lapse('2019-08-05'), 'enacted.unreturned'],
    ['passed over a veto', vetoed({ classes: ['emergency'] }), vote('override', 6, '2019-08-12'), 'enacted.unreturned'],
  ])('[SEA-8] when an emergency ordinance takes effect is unsettled when %s', async (_, history, command, stage) => {
    await given(seattle, ...history)
      .when(command)
      .then({ stage, verdicts: { 'sea.effective.emergency': 'unsettled' } });
  });
});
