import { createEngine, memoryLog } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { kansasCity } from '../src/kansas-city.ts';
import { act, measure, passed, readyForPassage, roll, roster } from './act.ts';
import { engineOf } from './council.ts';

describe('passage', () => {
  test('[KC-1] [KC-8] carries with seven, and shows that a veto may be open', async () => {
    await given(kansasCity, ...readyForPassage())
      .when(act.vote('passage', 7, '2020-03-19'))
      .then({
        type: 'voted',
        stage: 'enacted',
        outcome: 'carried',
        verdicts: { 'kc.passage': 'holds', 'kc.finality': 'unsettled' },
      });
  });

  test('[KC-1] fails with six, and is refused when six are announced as carried', async () => {
    const history = given(kansasCity, ...readyForPassage());
    await history.when(act.vote('passage', 6, '2020-03-19')).then({ stage: 'failed', outcome: 'lost' });
    await history.when(act.vote('passage', 6, '2020-03-19', { announced: 'carried' })).then(rejected('kc.passage'));
    await history.when(act.vote('passage', 7, '2020-03-19', { announced: 'lost' })).then(rejected('kc.passage'));
  });

  test('[KC-1] counts seats, not those who came: seven of nine present carry', async () => {
    await given(kansasCity, ...readyForPassage())
      .when(act.vote('passage', 7, '2020-03-19', { method: roll(7, 2) }))
      .then({ stage: 'enacted' });
  });

  test('[KC-1] a roll names members of the day, each once', async () => {
    const history = given(kansasCity, ...readyForPassage());
    const naming = (...others: string[]) => ({ kind: 'roll-call', ayes: [...roll(7).ayes, ...others] });
    for (const method of [
      naming('seat-1'),
      naming('seat-14'),
      { kind: 'roll-call', ayes: [...roll(13).ayes, 'seat-14'] },
    ]) {
      await history.when(act.vote('passage', 7, '2020-03-19', { method })).then(rejected('kc.roll'));
    }
  });

  test('[KC-2] is out of order before the committee reported', async () => {
    await given(kansasCity, ...roster, act.introduce(), act.refer())
      .when(act.vote('passage', 13))
      .then(rejected('kc.pass'));
  });
});

describe('readings', () => {
  test('[KC-2] takes three separate days', async () => {
    const twice = [...roster, act.introduce('2020-03-05'), act.refer('2020-03-05'), act.report('2020-03-11')];
    await given(kansasCity, ...twice)
      .when(act.vote('passage', 13, '2020-03-12'))
      .then(rejected('kc.readings'));
    await given(kansasCity, ...twice, act.read(2, '2020-03-12'))
      .when(act.vote('passage', 13, '2020-03-12'))
      .then(rejected('kc.readings'));
    await given(kansasCity, ...twice, act.read(2, '2020-03-12'))
      .when(act.vote('passage', 13, '2020-03-19'))
      .then({ stage: 'enacted' });
  });

  test('[KC-2] do not bind a resolution', async () => {
    await given(kansasCity, ...roster, act.introduce('2020-03-05', { kind: 'resolution' }), act.refer(), act.report())
      .when(act.vote('passage', 7))
      .then({ stage: 'enacted' });
  });

  test('[KC-3] nine waive them on the day, eight do not', async () => {
    const reported = [...roster, act.introduce(), act.refer(), act.report()];
    await given(kansasCity, ...reported, act.waive(9))
      .when(act.vote('passage', 7))
      .then({ stage: 'enacted', verdicts: { 'kc.readings': 'holds' } });
    await given(kansasCity, ...reported, act.waive(8))
      .when(act.vote('passage', 13))
      .then(rejected('kc.readings'));
  });

  test('[KC-3] same-day adoption: introduced, waived and advanced, passed', async () => {
    await given(kansasCity, ...roster, act.introduce(), act.waive(12))
      .when(act.vote('passage', 7))
      .then({ stage: 'enacted' });
  });

  test.each(['franchise-renewal', 'utility-regulation', 'grant'])(
    '[KC-3] are not waived for class %s',
    async (name) => {
      await given(kansasCity, ...roster, act.introduce(undefined, { classes: [name] }), act.refer(), act.report())
        .when(act.waive(13))
        .then(rejected('kc.waiver.excluded'));
    },
  );

  test('[KC-3] whether a payment to a private party is a grant is unsettled; a measure of no stated class is undetermined', async () => {
    const reported = (more: object) =>
      given(kansasCity, ...roster, act.introduce(undefined, more), act.refer(), act.report());
    await reported({ classes: ['payment-to-private-party'] })
      .when(act.waive(12))
      .then({ verdicts: { 'kc.waiver.excluded': 'unsettled' } });
    await reported({ classes: undefined })
      .when(act.waive(12))
      .then({ verdicts: { 'kc.waiver.excluded': 'undetermined' } });
  });

  test('[KC-12] of an emergency ordinance before 2014-05-01 are unsettled, since then three', async () => {
    const emergency = (day: string) => [
      ...roster.map((seat) => ({ ...seat, on: '2003-01-02' })),
      act.introduce(day, { classes: ['emergency'] }),
      act.refer(day),
      act.report(day),
    ];
    await given(kansasCity, ...emergency('2003-08-21'))
      .when(act.vote('passage', 9, '2003-08-21'))
      .then({ stage: 'enacted', verdicts: { 'kc.readings.emergency-before-2014': 'unsettled' } });
    await given(kansasCity, ...emergency('2014-05-01'))
      .when(act.vote('passage', 9, '2014-05-01'))
      .then(rejected('kc.readings'));
  });
});

describe('reconsideration before passage', () => {
  const inCommittee = { body: 'finance', mover: undefined };
  const amendment = {
    type: 'vote',
    measure,
    on: '2020-03-19',
    question: { kind: 'amendment' },
    method: roll(8),
  } as const;

  test('[KC-19] a committee takes its own report up again; by how many votes is unsettled', async () => {
    await given(kansasCity, ...readyForPassage())
      .when(act.reconsider(3, '2020-03-12', { ...inCommittee, announced: 'carried' }))
      .then({ stage: 'committee', verdicts: { 'kc.reconsideration.in-committee': 'unsettled' } });
    await given(kansasCity, ...readyForPassage())
      .when(
        act.reconsider(3, '2020-03-12', {
          method: { kind: 'roll-call', ayes: ['seat-1', 'seat-1'] },
          ...inCommittee,
          announced: 'carried',
        }),
      )
      .then(rejected('kc.roll'));
  });

  test.each([
    ['an amendment voted on', amendment],
    ['an amendment lost', { ...amendment, method: roll(5) }],
    ['an amendment without objection', { type: 'amend', measure, on: '2020-03-19', degree: 1 }],
    ['a waiver', act.waive(10, '2020-03-19')],
    ['a waiver lost', act.waive(5, '2020-03-19')],
  ] as const)(
    '[KC-19] the council takes %s up again with seven, and the measure stays before it',
    async (_, decided) => {
      const history = given(kansasCity, ...readyForPassage(), decided);
      await history
        .when(act.reconsider(7, '2020-03-19'))
        .then({ stage: 'vote.taken-up', verdicts: { 'kc.roll': 'holds', 'kc.reconsideration': 'holds' } });
      await history.when(act.reconsider(6, '2020-03-19')).then({ stage: 'vote.taken-up', outcome: 'lost' });
      await history
        .when(act.reconsider(6, '2020-03-19', { announced: 'carried' }))
        .then(rejected('kc.reconsideration'));
      await history
        .when(act.reconsider(3, '2020-03-19', { ...inCommittee, announced: 'carried' }))
        .then(rejected('kc.reconsideration'));
    },
  );
});

describe('same-day resolutions', () => {
  const introduced = (kind: string) => given(kansasCity, ...roster, act.introduce(undefined, { kind }));

  test('[KC-17] a resolution is adopted with seven on the day of its introduction; what else it takes is unsettled', async () => {
    await introduced('resolution')
      .when(act.vote('passage', 7))
      .then({ stage: 'enacted', verdicts: { 'kc.passage': 'holds', 'kc.same-day.resolution': 'unsettled' } });
    await introduced('resolution').when(act.vote('passage', 6)).then({ stage: 'failed', outcome: 'lost' });
    await introduced('resolution')
      .when(act.vote('passage', 6, undefined, { announced: 'carried' }))
      .then(rejected('kc.passage'));
  });

  test('[KC-17] an ordinance is not, and is referred to a committee first', async () => {
    await introduced('ordinance').when(act.vote('passage', 13)).then(rejected('kc.same-day'));
    await introduced('ordinance').when(act.vote('passage', 0)).then(rejected('kc.same-day'));
    const { rulings } = await (
      await engineOf(kansasCity, ...roster, act.introduce(undefined, { kind: 'ordinance' }))
    ).explain(act.vote('passage', 13));
    expect(rulings.map(({ rule }) => rule)).not.toContain('kc.same-day.resolution');
  });
});

describe('in committee', () => {
  const referred = [...roster, act.introduce(), act.refer()];

  test('[KC-4] a hold to a date binds up to that date and no longer', async () => {
    const held = given(kansasCity, ...referred, act.hold('2020-03-11', '2020-03-18'));
    await held.when(act.report('2020-03-17')).then(rejected('kc.hold'));
    await held.when(act.report('2020-03-18')).then({ stage: 'vote' });
  });

  test('[KC-4] a hold without a date binds until released', async () => {
    const held = [...referred, act.hold('2020-03-11', 'indefinite')];
    await given(kansasCity, ...held)
      .when(act.report('2021-03-11'))
      .then(rejected('kc.hold'));
    await given(kansasCity, ...held, { type: 'release', measure, on: '2020-04-01' })
      .when(act.report('2020-04-01'))
      .then({ stage: 'vote' });
  });

  test('[KC-11] re-referral takes the consent of both chairs', async () => {
    const chair = (body: string, member: string) => ({
      type: 'seat' as const,
      body,
      on: '2019-08-01',
      member,
      role: 'chair',
    });
    const history = given(kansasCity, ...referred, chair('finance', 'seat-3'), chair('housing', 'seat-4'));
    const reRefer = (consent?: string[]) => ({
      type: 're-refer' as const,
      measure,
      on: '2020-03-11',
      to: ['housing'],
      ...(consent && { consent }),
    });
    await history.when(reRefer(['seat-3'])).then(rejected('kc.re-referral'));
    await history
      .when(reRefer(['seat-3', 'seat-4']))
      .then({ stage: 'committee', verdicts: { 'kc.re-referral': 'holds' } });
    await history.when(reRefer()).then({ verdicts: { 'kc.re-referral': 'undetermined' } });
  });

  test('[KC-10] only those of Charter 501(a) introduce, and the president refers', async () => {
    await given(kansasCity, ...roster)
      .when(act.introduce(undefined, { by: { id: 'somebody', role: 'resident' } }))
      .then(rejected('kc.introducer'));
    const refer = {
      type: 'refer' as const,
      measure,
      on: '2020-03-05',
      to: ['finance'],
      by: { id: 'seat-9', role: 'member' },
    };
    await given(kansasCity, ...roster, act.introduce())
      .when(refer)
      .then(rejected('kc.referral'));
  });

  test('[KC-13] an amendment of the third degree is barred', async () => {
    const amend = (degree: number) => ({ type: 'amend' as const, measure, on: '2020-03-11', degree });
    await given(kansasCity, ...referred)
      .when(amend(2))
      .then({ stage: 'committee' });
    await given(kansasCity, ...referred)
      .when(amend(3))
      .then(rejected('kc.amendment.degree'));
  });

  test('[KC-14] a held measure is released without a decision and closed', async () => {
    await given(kansasCity, ...referred, act.hold('2020-03-11', 'indefinite'))
      .when({ type: 'dispose', measure, on: '2020-07-16', as: 'released' })
      .then({ stage: 'closed' });
  });
});

describe('after passage', () => {
  test('[KC-7] takes effect ten days later; when accelerated, on a day that is unsettled', async () => {
    await given(kansasCity, ...readyForPassage())
      .when(act.vote('passage', 8, '2020-03-26'))
      .then({ verdicts: { 'kc.effective': 'holds' } });
    const engine = createEngine({
      log: memoryLog(),
      procedures: [kansasCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await engine.executeAll([...readyForPassage({ classes: ['accelerated'] }), act.vote('passage', 8, '2020-04-09')]);
    const [effective] = await engine.deadlines({ measure });
    expect(effective).toMatchObject({ rule: 'kc.effective.accelerated', candidates: ['2020-04-09', '2020-04-10'] });
    expect(effective?.date).toBeUndefined();
  });

  test('[KC-7] when an emergency ordinance takes effect is unsettled: at once by the page, on the tenth day by the record of 030961', async () => {
    const emergency = { classes: ['emergency'] };
    await given(kansasCity, ...readyForPassage(emergency))
      .when(act.vote('passage', 8, '2020-03-26'))
      .then({ verdicts: { 'kc.effective.emergency': 'unsettled' } });
    const engine = createEngine({
      log: memoryLog(),
      procedures: [kansasCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await engine.executeAll([...readyForPassage(emergency), act.vote('passage', 8, '2020-03-26')]);
    const days = await engine.deadlines({ measure });
    expect(days).toMatchObject([{ rule: 'kc.effective.emergency', candidates: ['2020-03-26', '2020-04-05'] }]);
  });

  test('[KC-5] whether an accelerated ordinance is one that Rule 15 excepts is unsettled', async () => {
    await given(kansasCity, ...passed(8, { classes: ['accelerated'] }))
      .when(act.reconsider(7, '2020-03-19'))
      .then({ stage: 'vote.taken-up', verdicts: { 'kc.reconsideration.excluded': 'unsettled' } });
  });

  test('[KC-6] the mayor alone vetoes, and the window is unsettled', async () => {
    await given(kansasCity, ...passed())
      .when({ ...act.veto('2020-03-20'), by: { id: 'seat-2', role: 'member' } } as never)
      .then(rejected('kc.mayor'));
    await given(kansasCity, ...passed())
      .when(act.veto('2020-03-20'))
      .then({ stage: 'executive.vetoed', verdicts: { 'kc.veto.window': 'unsettled' } });
  });

  test.each([
    [7, 'fails', undefined],
    [8, 'unsettled', 'enacted.over-veto'],
    [9, 'holds', 'enacted.over-veto'],
  ] as const)('[KC-6] an override announced as carried with %i ayes: %s', async (ayes, verdict, stage) => {
    const override = act.vote('override', ayes, '2020-04-02', { announced: 'carried' });
    const history = given(kansasCity, ...passed(), act.veto('2020-03-20')).when(override);
    await (stage
      ? history.then({ stage, verdicts: { 'kc.override.votes': verdict } })
      : history.then(rejected('kc.override.votes')));
  });

  test('[KC-6] an override of eight that nobody announced has no outcome, and is not placed', async () => {
    await given(kansasCity, ...passed(), act.veto('2020-03-20'))
      .when(act.vote('override', 8, '2020-04-02'))
      .then(rejected('kc.override.votes'));
  });

  test('[KC-15] what the mayor signed, the mayor does not veto, nor sign again', async () => {
    const signed = given(kansasCity, ...passed(), act.sign('2020-03-20'));
    await given(kansasCity, ...passed())
      .when(act.sign('2020-03-20'))
      .then({ stage: 'enacted.signed' });
    await signed.when(act.veto('2020-03-21')).then(rejected('kc.veto'));
    await signed.when(act.sign('2020-03-21')).then(rejected('kc.sign'));
  });

  test('[KC-16] from which day an ordinance enacted over a veto takes effect is unsettled', async () => {
    const override = act.vote('override', 9, '2020-04-02');
    await given(kansasCity, ...passed(), act.veto('2020-03-20'))
      .when(override)
      .then({ verdicts: { 'kc.override.votes': 'holds', 'kc.override.effective': 'unsettled' } });
    expect(kansasCity.rules.find(({ id }) => id === 'kc.override.effective')?.unsettled?.candidates).toHaveLength(2);
    const resolution = [...passed(8, { kind: 'resolution' }), act.veto('2020-03-20')];
    const engine = createEngine({
      log: memoryLog(),
      procedures: [kansasCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await engine.executeAll(resolution);
    const { rulings } = await engine.explain(override);
    expect(rulings.map(({ rule }) => rule)).toEqual(['kc.roll', 'kc.override.votes']);
  });

  test('[KC-15] nor what was enacted over the veto', async () => {
    const override = act.vote('override', 9, '2020-04-02');
    const overridden = given(kansasCity, ...passed(), act.veto('2020-03-20'), override);
    await overridden.when(act.veto('2020-04-03')).then(rejected('kc.veto'));
    await overridden.when(act.reconsider(13, '2020-04-02')).then(rejected('kc.reconsider'));
  });

  test('[KC-15] whether what was signed can be reconsidered is unsettled; passed anew, it can be vetoed', async () => {
    const signed = [...passed(), act.sign('2020-03-19')];
    await given(kansasCity, ...signed)
      .when(act.reconsider(7, '2020-03-19'))
      .then({
        stage: 'vote.taken-up',
        verdicts: { 'kc.reconsideration': 'holds', 'kc.reconsideration.signed': 'unsettled' },
      });
    await given(kansasCity, ...signed)
      .when(act.reconsider(6, '2020-03-19'))
      .then({ stage: 'enacted.signed', outcome: 'lost' });
    await given(kansasCity, ...signed, act.reconsider(7, '2020-03-19'), act.vote('passage', 8, '2020-03-19'))
      .when(act.veto('2020-03-20'))
      .then({ stage: 'executive.vetoed' });
  });

  test('[KC-5] reconsideration takes seven, the prevailing side, and the same or next meeting', async () => {
    const meeting = (meeting: string, on: string) => ({
      type: 'convene' as const,
      body: 'council',
      meeting,
      on,
      present: [...roll(13).ayes],
    });
    const history = given(
      kansasCity,
      ...passed(),
      meeting('march-19', '2020-03-19'),
      meeting('march-26', '2020-03-26'),
      meeting('april-2', '2020-04-02'),
    );
    await history
      .when(act.reconsider(7, '2020-03-26'))
      .then({ stage: 'vote.taken-up', verdicts: { 'kc.reconsideration.window': 'holds' } });
    await history.when(act.reconsider(6, '2020-03-26', { announced: 'carried' })).then(rejected('kc.reconsideration'));
    await history
      .when(act.reconsider(7, '2020-03-26', { mover: 'seat-13' }))
      .then(rejected('kc.reconsideration.mover'));
    await history.when(act.reconsider(7, '2020-04-02')).then(rejected('kc.reconsideration.window'));
  });

  test('[KC-5] not for emergency ordinances; a second time at one meeting by unanimous consent alone', async () => {
    await given(kansasCity, ...passed(8, { classes: ['emergency'] }))
      .when(act.reconsider(13, '2020-03-19'))
      .then(rejected('kc.reconsideration.excluded'));
    const again = [...passed(), act.reconsider(7, '2020-03-19'), act.vote('passage', 8, '2020-03-19')];
    await given(kansasCity, ...again)
      .when(act.reconsider(12, '2020-03-19'))
      .then(rejected('kc.reconsideration.repeated'));
    for (const method of [roll(13), roll(9, 0)])
      await given(kansasCity, ...again)
        .when(act.reconsider(13, '2020-03-19', { method }))
        .then({ stage: 'vote.taken-up', verdicts: { 'kc.reconsideration.repeated': 'holds' } });
    await given(kansasCity, ...again)
      .when(act.reconsider(13, '2020-03-19', { method: { kind: 'unanimous-consent' }, announced: 'carried' }))
      .then({ stage: 'vote.taken-up' });
  });
});

describe('meetings', () => {
  const call = (postedAt: string, startsAt: string, more: object = {}) => ({
    type: 'call' as const,
    body: 'council',
    meeting: 'm',
    on: postedAt.slice(0, 10),
    postedAt,
    startsAt,
    ...more,
  });

  test('[KC-9] twenty-four hours, weekends and closed days left out', async () => {
    const posted = given(kansasCity);
    await posted.when(call('2020-07-22T15:00', '2020-07-23T15:00')).then({ verdicts: { 'kc.notice': 'holds' } });
    await posted.when(call('2020-07-22T15:01', '2020-07-23T15:00')).then(rejected('kc.notice'));
    // Friday 15:00 to Tuesday 15:00 with Monday, Labor Day 2020, closed: nine hours of Friday and fifteen of Tuesday.
    await posted
      .when(call('2020-09-04T15:00', '2020-09-08T15:00', { closed: ['2020-09-07'] }))
      .then({ verdicts: { 'kc.notice': 'holds' } });
    await posted
      .when(call('2020-09-04T15:01', '2020-09-08T15:00', { closed: ['2020-09-07'] }))
      .then(rejected('kc.notice'));
  });

  test('[KC-18] which holidays do not count is unsettled: Labor Day counts unless the call names it as closed', async () => {
    const engine = createEngine({
      log: memoryLog(),
      procedures: [kansasCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    // Friday 15:01 to Tuesday 15:00.
    const { rulings } = await engine.explain(call('2020-09-04T15:01', '2020-09-08T15:00'));
    expect(rulings).toMatchObject([
      { rule: 'kc.notice', verdict: 'holds' },
      { rule: 'kc.notice.holidays', verdict: 'unsettled' },
    ]);
    expect(kansasCity.gaps.map(({ topic }) => topic)).toContain('Holidays');
  });

  test('[KC-9] a shorter notice with a cause given is for others to judge', async () => {
    await given(kansasCity)
      .when(call('2020-07-23T14:00', '2020-07-23T15:00', { goodCause: 'a burst main' }))
      .then({ verdicts: { 'kc.notice': 'undetermined' } });
  });
});
