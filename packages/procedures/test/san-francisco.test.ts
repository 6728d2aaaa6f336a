import type { Command } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { sanFrancisco } from '../src/san-francisco.ts';
import { councilOf, engineOf, measure, withStranger } from './council.ts';

const { members, roster, vote } = councilOf(sanFrancisco);
const mayor = { id: 'mayor', role: 'mayor' };

const introduce = (more: object = {}): Command => ({
  type: 'introduce',
  measure,
  on: '2024-01-09',
  kind: 'ordinance',
  classes: [],
  by: { id: 'seat-1', role: 'member' },
  ...more,
});
const present = (on = '2024-02-07'): Command => ({ type: 'present', measure, on });
const sign = (on: string): Command => ({ type: 'sign', measure, on, by: mayor });
const veto = (on: string): Command => ({ type: 'veto', measure, on, by: mayor, message: 'Too dear.' });
const lapse = (on: string): Command => ({ type: 'lapse', measure, on });
const amend = (on: string): Command => ({ type: 'amend', measure, on });

/** Reported by its committee on 2024-01-25. */
const reported = (more: object = {}): Command[] => [
  ...roster,
  introduce(more),
  { type: 'refer', measure, on: '2024-01-09', to: ['land-use'] },
  { type: 'report', measure, on: '2024-01-25', recommendation: 'do-pass' },
];
/** Passed on first reading on 2024-01-30. */
const readOnce = (more: object = {}): Command[] => [...reported(more), vote('first-reading', 6, '2024-01-30')];
/** Finally passed on 2024-02-06, delivered on the next day: the mayor's tenth day is 2024-02-17. */
const delivered = (more: object = {}): Command[] => [...readOnce(more), vote('passage', 8, '2024-02-06'), present()];
/** Vetoed on 2024-02-16: the Board's thirtieth day is 2024-03-17. */
const vetoed = (more: object = {}): Command[] => [...delivered(more), veto('2024-02-16')];

describe('passage', () => {
  test('[SF-1] Charter 2.105, 3.103: read twice, passed by six of eleven, delivered, signed: law', async () => {
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 6, '2024-02-06'))
      .then({ stage: 'executive', outcome: 'carried', verdicts: { 'sf.passage': 'holds', 'sf.five-days': 'holds' } });
    await given(sanFrancisco, ...delivered())
      .when(sign('2024-02-12'))
      .then({ stage: 'enacted', verdicts: { 'sf.mayor': 'holds' } });
  });

  test('[SF-1] Charter 2.105: five do not pass it, at either reading', async () => {
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 5, '2024-02-06'))
      .then({ stage: 'failed', outcome: 'lost' });
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 5, '2024-02-06', { announced: 'carried' }))
      .then(rejected('sf.passage'));
    await given(sanFrancisco, ...reported())
      .when(vote('first-reading', 5, '2024-01-30'))
      .then({ stage: 'failed' });
  });

  test('[SF-1] Charter 2.105: the majority is one of members, not of those who came', async () => {
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 5, '2024-02-06', { nays: 1 }))
      .then({ outcome: 'lost' });
  });
});

describe('readings', () => {
  test.each([
    ['2024-02-03', false],
    ['2024-02-04', true],
  ])('[SF-2] Charter 2.105: after a first reading on 2024-01-30, passage on %s: %s', async (on, lawful) => {
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 11, on))
      .then(lawful ? { stage: 'executive' } : rejected('sf.five-days'));
  });

  test('[SF-2] Charter 2.105: an ordinance is not passed on one reading', async () => {
    await given(sanFrancisco, ...reported())
      .when(vote('passage', 11, '2024-01-30'))
      .then(rejected('sf.two-readings'));
  });

  test('[SF-3] Charter 2.105: amended at its second reading, it is read once more on a later day', async () => {
    const amended = given(sanFrancisco, ...readOnce(), amend('2024-02-06'));
    await amended.when(vote('passage', 11, '2024-02-06')).then(rejected('sf.further-reading'));
    await amended.when(vote('passage', 6, '2024-02-13')).then({ stage: 'executive' });
  });

  test('[SF-3] Charter 2.105: how much later is not settled', async () => {
    await given(sanFrancisco, ...readOnce(), amend('2024-02-06'))
      .when(vote('passage', 6, '2024-02-07'))
      .then({ stage: 'executive', verdicts: { 'sf.further-reading.days': 'unsettled' } });
    const rule = sanFrancisco.rules.find(({ id }) => id === 'sf.further-reading.days');
    expect(rule?.unsettled?.candidates).toHaveLength(2);
  });

  test('[SF-3] Charter 2.105: an amendment at the first reading costs no further one', async () => {
    await given(sanFrancisco, ...reported(), amend('2024-01-30'), vote('first-reading', 6, '2024-01-30'))
      .when(vote('passage', 6, '2024-02-06'))
      .then({ stage: 'executive' });
  });
});

describe('a resolution', () => {
  const resolution = { kind: 'resolution' };

  test('[SF-10] Charter 2.105: adopted by six on one reading', async () => {
    await given(sanFrancisco, ...reported(resolution))
      .when(vote('passage', 6, '2024-01-30'))
      .then({ stage: 'executive' });
  });

  test('[SF-10] Charter 2.105: adopted on introduction by all who are present, not against one of them', async () => {
    const introduced = given(sanFrancisco, ...roster, introduce(resolution));
    await introduced.when(vote('passage', 7, '2024-01-09', { nays: 0 })).then({ stage: 'executive' });
    await introduced.when(vote('passage', 10, '2024-01-09')).then({ stage: 'introduced', outcome: 'lost' });
    await introduced.when(vote('passage', 10, '2024-01-09', { announced: 'carried' })).then(rejected('sf.unanimity'));
  });

  test('[SF-14] Charter 2.105: not by fewer than six, were they all who came', async () => {
    const introduced = given(sanFrancisco, ...roster, introduce(resolution));
    await introduced.when(vote('passage', 6, '2024-01-09', { nays: 0 })).then({ stage: 'executive' });
    for (const few of [1, 5]) {
      await introduced
        .when(vote('passage', few, '2024-01-09', { nays: 0 }))
        .then({ stage: 'introduced', outcome: 'lost' });
      await introduced
        .when(vote('passage', few, '2024-01-09', { nays: 0, announced: 'carried' }))
        .then(rejected('sf.unanimity'));
    }
  });

  test('[SF-10] Charter 2.105: an ordinance is not, even by all', async () => {
    await given(sanFrancisco, ...roster, introduce())
      .when(vote('passage', 11, '2024-01-09'))
      .then(rejected('sf.committee'));
  });
});

describe('before the mayor', () => {
  test.each([
    ['2024-02-17', 'executive.vetoed'],
    ['2024-02-18', undefined],
  ])('[SF-4] Charter 3.103: delivered on 2024-02-07, disapproved on %s: %s', async (on, stage) => {
    await given(sanFrancisco, ...delivered())
      .when(veto(on))
      .then(stage ? { stage } : rejected('sf.mayor.ten-days'));
  });

  test.each([
    ['sign', sign('2024-02-12')],
    ['disapprove', veto('2024-02-12')],
    ['return', { type: 'return', measure, on: '2024-02-12', signed: false }],
  ] as const)('[SF-4] Charter 3.103: nobody but the mayor may %s', async (_, command) => {
    await given(sanFrancisco, ...delivered())
      .when({ ...command, by: { id: 'seat-2', role: 'member' } } as Command)
      .then(rejected('sf.mayor'));
  });

  test('[SF-4] Charter 3.103: nothing is signed after the tenth day', async () => {
    await given(sanFrancisco, ...delivered())
      .when(sign('2024-02-18'))
      .then(rejected('sf.mayor.ten-days'));
  });

  test.each([
    ['the day before', '2024-02-16', false],
    ['the tenth day', '2024-02-17', false],
    ['the day after', '2024-02-18', true],
  ])('[SF-5] Charter 3.103: effective without a signature, %s (%s): %s', async (_, on, lawful) => {
    await given(sanFrancisco, ...delivered())
      .when(lapse(on))
      .then(lawful ? { stage: 'enacted', verdicts: { 'sf.inaction': 'holds' } } : rejected('sf.inaction'));
  });

  test('[SF-5] Charter 3.103: returned unsigned, it waits for the end of the ten days all the same', async () => {
    const returned: Command = { type: 'return', measure, on: '2024-02-12', signed: false, by: mayor };
    const unsigned = given(sanFrancisco, ...delivered(), returned);
    await unsigned.when(lapse('2024-02-17')).then(rejected('sf.inaction'));
    await unsigned.when(lapse('2024-02-18')).then({ stage: 'enacted' });
  });

  test('[SF-15] Charter 3.103: what the mayor returned without disapproval the mayor neither disapproves nor signs', async () => {
    const returned: Command = { type: 'return', measure, on: '2024-02-12', signed: false, by: mayor };
    await given(sanFrancisco, ...delivered())
      .when(returned)
      .then({ stage: 'executive.returned' });
    const unsigned = given(sanFrancisco, ...delivered(), returned);
    await unsigned.when(veto('2024-02-13')).then(rejected('sf.veto'));
    await unsigned.when(sign('2024-02-13')).then(rejected('sf.sign'));
    const engine = await engineOf(sanFrancisco, ...delivered(), returned);
    expect(await engine.due('2024-02-18')).toMatchObject([{ row: 'sf.lapse', on: '2024-02-18' }]);
  });

  test('[SF-5] Charter 3.103: the lapse is due on the eleventh day, and put on record once', async () => {
    const engine = await engineOf(sanFrancisco, ...delivered());
    expect(await engine.due('2024-02-17')).toEqual([]);
    expect(await engine.due('2024-02-18')).toMatchObject([{ row: 'sf.lapse', on: '2024-02-18' }]);
    expect(await engine.runDue('2024-02-18')).toHaveLength(1);
    expect(await engine.runDue('2024-02-18')).toHaveLength(0);
    expect(await engine.measure(measure)).toMatchObject({ stage: 'enacted' });
  });
});

describe('the Board over a veto', () => {
  test('[SF-6] Charter 2.106: eight of eleven override, seven do not', async () => {
    const history = given(sanFrancisco, ...vetoed());
    await history
      .when(vote('override', 8, '2024-03-05'))
      .then({ stage: 'enacted', verdicts: { 'sf.override.votes': 'holds', 'sf.override.effective': 'unsettled' } });
    await history.when(vote('override', 7, '2024-03-05')).then({ stage: 'executive.vetoed', outcome: 'lost' });
    await history.when(vote('override', 7, '2024-03-05', { announced: 'carried' })).then(rejected('sf.override.votes'));
  });

  test('[SF-6] Charter 2.106: on the thirtieth day after the veto, not on the thirty-first', async () => {
    const history = given(sanFrancisco, ...vetoed());
    await history.when(vote('override', 8, '2024-03-17')).then({ stage: 'enacted' });
    await history.when(vote('override', 11, '2024-03-18')).then(rejected('sf.override.thirty-days'));
  });

  test.each([
    [8, 'fails'],
    [9, 'unsettled'],
    [10, 'unsettled'],
    [11, 'holds'],
  ] as const)('[SF-6] Charter 2.106: where adoption took a larger vote, %i ayes: %s', async (ayes, verdict) => {
    const announced = { announced: 'carried' } as const;
    const larger = { classes: ['larger-vote'] };
    const passed = [...readOnce(larger), vote('passage', 11, '2024-02-06'), present(), veto('2024-02-16')];
    const when = given(sanFrancisco, ...passed).when(vote('override', ayes, '2024-03-05', announced));
    await (verdict === 'fails'
      ? when.then(rejected('sf.override.larger-vote'))
      : when.then({ stage: 'enacted', verdicts: { 'sf.override.larger-vote': verdict } }));
  });

  test('[SF-11] Charter 2.106: the veto stands from the thirty-first day on', async () => {
    const history = given(sanFrancisco, ...vetoed());
    for (const early of ['2024-03-16', '2024-03-17']) await history.when(lapse(early)).then(rejected('sf.veto-stands'));
    await history.when(lapse('2024-03-18')).then({ stage: 'failed' });
  });
});

describe('the effective day', () => {
  const effectiveOf = async (...history: Command[]) =>
    (await (await engineOf(sanFrancisco, ...history)).deadlines({ measure })).filter(({ when }) => when === 'on');

  test('[SF-7] Charter 2.105: not before thirty days after passage, whenever it was signed', async () => {
    expect(await effectiveOf(...delivered(), sign('2024-02-12'))).toMatchObject([
      { rule: 'sf.effective', date: '2024-03-07' },
    ]);
  });

  test.each(['bonds', 'lease-financing', 'no-referendum'])(
    '[SF-7] Charter 2.105: at once for class %s',
    async (name) => {
      const history = [...delivered({ classes: [name] }), sign('2024-02-12')];
      expect(await effectiveOf(...history)).toMatchObject([{ rule: 'sf.effective.at-once', date: '2024-02-06' }]);
    },
  );

  test('[SF-9] Charter 2.107: upon passage for an emergency ordinance', async () => {
    const history = [
      ...reported({ classes: ['emergency'] }),
      vote('passage', 8, '2024-02-06'),
      present(),
      sign('2024-02-07'),
    ];
    expect(await effectiveOf(...history)).toMatchObject([{ rule: 'sf.effective.emergency', date: '2024-02-06' }]);
  });
});

describe('an emergency ordinance', () => {
  const emergency = { classes: ['emergency'] };

  test('[SF-8] Charter 2.107: passes on one reading with eight of eleven, not with seven', async () => {
    const history = given(sanFrancisco, ...reported(emergency));
    await history
      .when(vote('passage', 8, '2024-01-30'))
      .then({ stage: 'executive', verdicts: { 'sf.passage.emergency': 'holds', 'sf.emergency.excluded': 'holds' } });
    await history.when(vote('passage', 7, '2024-01-30')).then({ stage: 'failed', outcome: 'lost' });
    await history
      .when(vote('passage', 7, '2024-01-30', { announced: 'carried' }))
      .then(rejected('sf.passage.emergency'));
  });

  test.each(['tax', 'franchise', 'utility-rates', 'salaries', 'bonds', 'land'])(
    '[SF-8] Charter 2.107: is not for class %s',
    async (name) => {
      await given(sanFrancisco, ...reported({ classes: ['emergency', name] }))
        .when(vote('passage', members.length, '2024-01-30'))
        .then(rejected('sf.emergency.excluded'));
    },
  );

  test('[SF-9] Charter 2.107, 3.103: whether it is in force while the mayor may return it is not settled', async () => {
    await given(sanFrancisco, ...reported(emergency))
      .when(vote('passage', 8, '2024-01-30'))
      .then({ verdicts: { 'sf.effective.emergency': 'holds', 'sf.emergency.mayor': 'unsettled' } });
  });

  test.each([
    ['2024-04-06', false],
    ['2024-04-07', true],
  ])('[SF-9] Charter 2.107: passed on 2024-02-06, it ends on the 61st day, on %s: %s', async (on, lawful) => {
    const inForce = [...reported(emergency), vote('passage', 8, '2024-02-06'), present(), sign('2024-02-07')];
    await given(sanFrancisco, ...inForce)
      .when({ type: 'expire', measure, on })
      .then(lawful ? { stage: 'expired' } : rejected('sf.sunset'));
  });

  test('[SF-9] Charter 2.107: no other ordinance ends so', async () => {
    await given(sanFrancisco, ...delivered(), sign('2024-02-12'))
      .when({ type: 'expire', measure, on: '2026-02-07' })
      .then(rejected('sf.sunset.emergency'));
  });
});

describe('a resolution of the class emergency', () => {
  const history = (more: object) => [
    ...reported({ classes: ['emergency'], ...more }),
    vote('passage', 8, '2024-02-06'),
    present(),
    sign('2024-02-07'),
  ];

  test.each(['2024-02-08', '2024-04-07'])('[SF-16] Charter 2.107: does not end by itself, on %s', async (on) => {
    await given(sanFrancisco, ...history({ kind: 'resolution' }))
      .when({ type: 'expire', measure, on })
      .then(rejected('sf.sunset.resolution'));
  });

  test('[SF-16] Charter 2.107: and is never due to end', async () => {
    const engine = await engineOf(sanFrancisco, ...history({ kind: 'resolution' }));
    expect(await engine.due('2030-01-01')).toEqual([]);
  });
});

describe('every vote', () => {
  const resolution = { kind: 'resolution' };
  const further = [...readOnce(), amend('2024-02-06')];

  test.each([
    ['no adoption on introduction', [...roster, introduce(resolution)], vote('passage', 10, '2024-01-09')],
    [
      'adoption on introduction',
      [...roster, introduce(resolution)],
      vote('passage', 11, '2024-01-09', { announced: 'carried' }),
    ],
    ['a first reading', reported(), vote('first-reading', 6, '2024-01-30')],
    ['a lost first reading', reported(), vote('first-reading', 5, '2024-01-30')],
    ['one reading', reported(resolution), vote('passage', 6, '2024-01-30')],
    ['a lost one', reported(resolution), vote('passage', 5, '2024-01-30')],
    ['final passage', readOnce(), vote('passage', 6, '2024-02-06')],
    ['a further reading', further, vote('passage', 6, '2024-02-13')],
    ['a lost last reading', further, vote('passage', 5, '2024-02-13')],
    ['an override', vetoed(), vote('override', 8, '2024-03-05')],
    ['a lost override', vetoed(), vote('override', 7, '2024-03-05')],
  ])('[SF-12] names members alone: %s', async (_, history, command) => {
    await given(sanFrancisco, ...history)
      .when(withStranger(command))
      .then(rejected('sf.roll'));
  });

  test('[SF-12] in committee, too', async () => {
    const roll = { ayes: members.slice(0, 3), nays: [members[0] ?? ''] };
    await given(sanFrancisco, ...reported().slice(0, -1))
      .when({ type: 'report', measure, on: '2024-01-25', recommendation: 'do-pass', body: 'board', roll })
      .then(rejected('sf.roll'));
  });

  test.each([
    ['sf.unanimity', [...roster, introduce(resolution)], vote('passage', 11, '2024-01-09', { announced: 'lost' })],
    ['sf.first-reading', reported(), vote('first-reading', 6, '2024-01-30', { announced: 'lost' })],
    ['sf.passage', reported(resolution), vote('passage', 6, '2024-01-30', { announced: 'lost' })],
    ['sf.passage', readOnce(), vote('passage', 6, '2024-02-06', { announced: 'lost' })],
    [
      'sf.passage.emergency',
      reported({ classes: ['emergency'] }),
      vote('passage', 8, '2024-01-30', { announced: 'lost' }),
    ],
    [
      'sf.passage.larger-vote',
      readOnce({ classes: ['larger-vote'] }),
      vote('passage', 11, '2024-02-06', { announced: 'lost' }),
    ],
    ['sf.override.votes', vetoed(), vote('override', 8, '2024-03-05', { announced: 'lost' })],
    [
      'sf.override.larger-vote',
      [...readOnce({ classes: ['larger-vote'] }), vote('passage', 11, '2024-02-06'), present(), veto('2024-02-16')],
      vote('override', 11, '2024-03-05', { announced: 'lost' }),
    ],
  ])('[SF-1] [SF-6] [SF-8] [SF-10] is announced as it was counted: %s', async (rule, history, command) => {
    await given(sanFrancisco, ...history)
      .when(command)
      .then(rejected(rule));
  });

  test.each([
    ['sf.two-readings', reported(), vote('passage', 5, '2024-01-30')],
    ['sf.five-days', readOnce(), vote('passage', 5, '2024-02-03')],
    ['sf.five-days', [...readOnce(), amend('2024-02-01')], vote('passage', 11, '2024-02-03')],
    ['sf.further-reading', further, vote('passage', 5, '2024-02-06')],
    ['sf.override.thirty-days', vetoed(), vote('override', 7, '2024-03-18')],
  ])('[SF-2] [SF-3] [SF-6] is in its time, won or lost: %s', async (rule, history, command) => {
    await given(sanFrancisco, ...history)
      .when(command)
      .then(rejected(rule));
  });

  test.each([
    [8, 'fails'],
    [9, 'unsettled'],
    [11, 'holds'],
  ] as const)('[SF-6] Charter 2.106: what takes a larger vote to adopt, %i ayes: %s', async (ayes, verdict) => {
    const when = given(sanFrancisco, ...readOnce({ classes: ['larger-vote'] })).when(
      vote('passage', ayes, '2024-02-06', { announced: 'carried' }),
    );
    await (verdict === 'fails'
      ? when.then(rejected('sf.passage.larger-vote'))
      : when.then({ verdicts: { 'sf.passage.larger-vote': verdict } }));
  });

  test('[SF-8] Charter 2.107: an emergency ordinance that was read twice is held to the same', async () => {
    await given(sanFrancisco, ...readOnce({ classes: ['emergency'] }))
      .when(vote('passage', 7, '2024-01-31', { announced: 'carried' }))
      .then(rejected('sf.passage.emergency'));
    await given(sanFrancisco, ...readOnce({ classes: ['emergency', 'tax'] }))
      .when(vote('passage', 11, '2024-01-31'))
      .then(rejected('sf.emergency.excluded'));
  });

  test('[SF-7] Charter 2.105: says from when the ordinance takes effect', async () => {
    await given(sanFrancisco, ...readOnce())
      .when(vote('passage', 6, '2024-02-06'))
      .then({ verdicts: { 'sf.effective': 'holds' } });
    await given(sanFrancisco, ...readOnce({ classes: ['bonds'] }))
      .when(vote('passage', 6, '2024-02-06'))
      .then({ verdicts: { 'sf.effective.at-once': 'holds' } });
  });

  test('[SF-13] Charter 2.105: is on what one of those introduced whom the charter names', async () => {
    for (const role of ['member', 'committee', 'mayor', 'commission-streamlining-task-force'])
      await given(sanFrancisco, ...roster)
        .when(introduce({ by: { id: 'somebody', role } }))
        .then({ stage: 'introduced' });
    await given(sanFrancisco, ...roster)
      .when(introduce({ by: { id: 'somebody', role: 'resident' } }))
      .then(rejected('sf.introducer'));
  });
});
