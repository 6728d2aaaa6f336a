import { type Command, createEngine, memoryLog, printCitation } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { newYorkCity } from '../src/new-york-city.ts';
import { act, beforeCouncil, inCommittee, measure, roll, roster, vetoed, withTheMayor } from './ny-act.ts';

/** The charter's section that a rule or row of the procedure rests on. */
function sectionOf(id: string): string | undefined {
  return [...newYorkCity.rules, ...newYorkCity.rows].find((part) => part.id === id)?.citation?.section;
}

describe('passage', () => {
  test('[NY-1] carries with twenty-six of fifty-one, and goes to the mayor (Charter 34)', async () => {
    await given(newYorkCity, ...beforeCouncil)
      .when(act.vote('passage', 26, '2020-02-11'))
      .then({ stage: 'executive', outcome: 'carried', verdicts: { 'nyc.passage': 'holds', 'nyc.roll': 'holds' } });
    expect(sectionOf('nyc.passage')).toBe('34');
  });

  test('[NY-1] is lost with twenty-five, whoever stayed away, and refused when announced as carried', async () => {
    const history = given(newYorkCity, ...beforeCouncil);
    const absences = { method: roll(25, 2) };
    await history.when(act.vote('passage', 25, '2020-02-11', absences)).then({ stage: 'failed', outcome: 'lost' });
    await history
      .when(act.vote('passage', 25, '2020-02-11', { ...absences, announced: 'carried' }))
      .then(rejected('nyc.passage'));
  });

  test('[NY-2] the Public Advocate is on the roll and has no vote (Charter 22)', async () => {
    const { ayes, nays } = roll(26);
    const method = { kind: 'roll-call', ayes: [...ayes, 'public-advocate'], nays };
    await given(newYorkCity, ...beforeCouncil)
      .when(act.vote('passage', 26, '2020-02-11', { method }))
      .then(rejected('nyc.roll'));
    expect(sectionOf('nyc.roll')).toBe('22');
  });

  test('[NY-3] takes a quorum of twenty-six (Charter 42)', async () => {
    const history = given(newYorkCity, ...beforeCouncil);
    await history
      .when(act.vote('passage', 20, '2020-02-11', { method: { ...roll(20, 5), present: [] } }))
      .then(rejected('nyc.quorum'));
    await history
      .when(act.vote('passage', 20, '2020-02-11', { method: { ...roll(20, 6), present: [] } }))
      .then({ stage: 'failed', verdicts: { 'nyc.quorum': 'holds' } });
    expect(sectionOf('nyc.quorum')).toBe('42');
  });
});

describe('aging', () => {
  test('[NY-4] seven days without Sundays: from Monday the 3rd to Tuesday the 11th, and not a day sooner (Charter 36)', async () => {
    const history = given(newYorkCity, ...beforeCouncil);
    await history.when(act.vote('passage', 51, '2020-02-10')).then(rejected('nyc.aging'));
    await history
      .when(act.vote('passage', 51, '2020-02-11'))
      .then({ stage: 'executive', verdicts: { 'nyc.aging': 'holds' } });
    expect(sectionOf('nyc.aging')).toBe('36');
  });

  test('[NY-4] begins anew with the text that is laid on the desks again', async () => {
    const reprinted = [...inCommittee, act.print('2020-02-03'), act.print('2020-02-05'), act.report('2020-02-05')];
    const history = given(newYorkCity, ...reprinted);
    await history.when(act.vote('passage', 51, '2020-02-12')).then(rejected('nyc.aging'));
    await history.when(act.vote('passage', 51, '2020-02-13')).then({ stage: 'executive' });
  });

  test('[NY-20] is of the text that was laid on the desks, and not of another (Charter 36)', async () => {
    const text = (label: string) => ({ text: { label, hash: `sha256:${label}` } });
    const printed = { ...act.print('2020-02-03'), ...text('A') } as Command;
    const amended = { ...act.amend('2020-02-05'), ...text('B') } as Command;
    const verdictAfter = async (...more: Command[]) => {
      const engine = createEngine({
        log: memoryLog(),
        procedures: [newYorkCity],
        clock: () => '2026-01-08T15:00:00.000Z',
      });
      expect((await engine.executeAll([...beforeCouncil, printed, ...more])).ok).toBe(true);
      const { rulings } = await engine.explain(act.vote('passage', 51, '2020-02-13'));
      return rulings.find(({ rule }) => rule === 'nyc.aging')?.verdict;
    };
    expect(await verdictAfter()).toBe('holds');
    expect(await verdictAfter(amended)).toBe('undetermined');
    expect(await verdictAfter(act.amend('2020-02-05'))).toBe('undetermined');
    expect(await verdictAfter(amended, { ...act.amend('2020-02-06'), ...text('A') } as Command)).toBe('holds');
    expect(await verdictAfter(amended, act.print('2020-02-06'))).toBe('fails');
    expect(await verdictAfter(amended, act.certify('2020-02-06'), act.waive(34, '2020-02-06'))).toBe('holds');
  });

  test('[NY-4] cannot be told where no laying on the desks is on record', async () => {
    await given(newYorkCity, ...inCommittee, act.report('2020-02-04'))
      .when(act.vote('passage', 51, '2020-02-04'))
      .then({ stage: 'executive', verdicts: { 'nyc.aging': 'undetermined' } });
  });
});

describe('emergency', () => {
  const certified = [...beforeCouncil, act.certify('2020-02-04')];

  test('[NY-5] the mayor certifies and thirty-four waive: the law passes the same day (Charter 36)', async () => {
    await given(newYorkCity, ...certified, act.waive(34, '2020-02-04'))
      .when(act.vote('passage', 34, '2020-02-04'))
      .then({ stage: 'executive', verdicts: { 'nyc.aging': 'holds' } });
    expect(sectionOf('nyc.emergency.certified')).toBe('36');
    expect(sectionOf('nyc.emergency.votes')).toBe('36');
  });

  test('[NY-5] not without the mayor’s certificate', async () => {
    await given(newYorkCity, ...beforeCouncil)
      .when(act.waive(51, '2020-02-04'))
      .then(rejected('nyc.emergency.certified'));
  });

  test('[NY-5] not with thirty-three, and not with the certificate alone', async () => {
    await given(newYorkCity, ...certified)
      .when(act.waive(33, '2020-02-04'))
      .then({ outcome: 'lost', verdicts: { 'nyc.emergency.votes': 'holds' } });
    await given(newYorkCity, ...certified, act.waive(33, '2020-02-04'))
      .when(act.vote('passage', 51, '2020-02-04'))
      .then(rejected('nyc.aging'));
    await given(newYorkCity, ...certified)
      .when(act.vote('passage', 51, '2020-02-04'))
      .then(rejected('nyc.aging'));
  });

  test('[NY-5] the certificate is the mayor’s alone', async () => {
    const certify = { ...act.certify('2020-02-04'), by: { id: 'seat-1', role: 'member' } } as Command;
    await given(newYorkCity, ...beforeCouncil)
      .when(certify)
      .then(rejected('nyc.mayor'));
  });
});

describe('with the mayor', () => {
  test('[NY-6] signs within thirty days of presentment, and not on the thirty-first (Charter 37(b))', async () => {
    const history = given(newYorkCity, ...withTheMayor);
    await history
      .when(act.sign('2020-03-12'))
      .then({ stage: 'enacted', verdicts: { 'nyc.mayor.window': 'holds', 'nyc.effective': 'unsettled' } });
    await history.when(act.sign('2020-03-13')).then(rejected('nyc.mayor.window'));
    await history.when(act.sign('2020-03-12', { id: 'seat-1', role: 'member' })).then(rejected('nyc.mayor'));
    expect(sectionOf('nyc.mayor.window')).toBe('37(b)');
  });

  test('[NY-6] returns with objections within the same thirty days', async () => {
    const history = given(newYorkCity, ...withTheMayor);
    await history.when(act.veto('2020-03-12')).then({ stage: 'executive.vetoed' });
    await history.when(act.veto('2020-03-13')).then(rejected('nyc.mayor.window'));
  });

  test.each([
    ['the day before the last', '2020-03-11'],
    ['the thirtieth and last day', '2020-03-12'],
  ])('[NY-7] does not lapse into law on %s (Charter 37(b))', async (_, on) => {
    await given(newYorkCity, ...withTheMayor)
      .when(act.lapse(on))
      .then(rejected('nyc.inaction'));
  });

  test('[NY-7] lapses into law on the day after, as if it were signed', async () => {
    await given(newYorkCity, ...withTheMayor)
      .when(act.lapse('2020-03-13'))
      .then({ stage: 'enacted', verdicts: { 'nyc.inaction': 'holds' } });
    expect(sectionOf('nyc.inaction')).toBe('37(b)');
  });

  test('[NY-7] is due on that day, and whoever runs what is due records it once', async () => {
    const engine = createEngine({
      log: memoryLog(),
      procedures: [newYorkCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await engine.executeAll(withTheMayor);
    expect(await engine.deadlines({ measure })).toMatchObject([
      { rule: 'nyc.mayor.window', when: 'by', date: '2020-03-12' },
      { rule: 'nyc.inaction', when: 'after', date: '2020-03-12' },
    ]);
    expect(await engine.runDue('2020-03-12')).toEqual([]);
    const [lapsed] = await engine.runDue('2020-03-13');
    expect(lapsed).toMatchObject({ due: { row: 'nyc.lapse', on: '2020-03-13' }, result: { ok: true } });
    expect(await engine.runDue('2020-03-14')).toEqual([]);
    expect((await engine.measure(measure))?.stage).toBe('enacted');
  });

  test('[NY-7] lapses likewise when it came back unsigned and without objections', async () => {
    await given(newYorkCity, ...withTheMayor, act.returnUnsigned('2020-03-12'))
      .when(act.lapse('2020-03-13'))
      .then({ stage: 'enacted' });
  });

  test('[NY-7] thirty days count from presentment, not from passage', async () => {
    const late = [...beforeCouncil, act.vote('passage', 26, '2020-02-11'), act.present('2020-02-20')];
    await given(newYorkCity, ...late)
      .when(act.lapse('2020-03-13'))
      .then(rejected('nyc.inaction'));
    await given(newYorkCity, ...late)
      .when(act.lapse('2020-03-22'))
      .then({ stage: 'enacted' });
  });

  test('[NY-8] the council recalls it before it is returned, and not after (Charter 37(b))', async () => {
    await given(newYorkCity, ...withTheMayor)
      .when(act.recall('2020-02-20'))
      .then({ stage: 'vote' });
    await given(newYorkCity, ...withTheMayor, act.recall('2020-02-20'))
      .when(act.recommit('2020-02-20'))
      .then({ stage: 'committee' });
    await given(newYorkCity, ...vetoed)
      .when(act.recall('2020-03-13'))
      .then(rejected('nyc.recall'));
    await given(newYorkCity, ...withTheMayor, act.sign('2020-03-01'))
      .when(act.recall('2020-03-02'))
      .then(rejected('nyc.recall'));
    expect(sectionOf('nyc.recall')).toBe('37(b)');
  });

  test('[NY-13] when a law takes effect that does not say is unsettled', async () => {
    const event = await given(newYorkCity, ...withTheMayor)
      .when(act.sign('2020-03-01'))
      .then({ verdicts: { 'nyc.effective': 'unsettled' } });
    expect(event?.law.stage).toBe('enacted');
    const engine = createEngine({
      log: memoryLog(),
      procedures: [newYorkCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await engine.executeAll([...withTheMayor, act.sign('2020-03-01')]);
    expect(await engine.deadlines({ measure })).toEqual([]);
  });
});

describe('a veto', () => {
  test('[NY-9] is overridden with thirty-four of fifty-one (Charter 37(b))', async () => {
    await given(newYorkCity, ...vetoed)
      .when(act.vote('override', 34, '2020-04-11'))
      .then({
        stage: 'enacted',
        outcome: 'carried',
        verdicts: { 'nyc.override.votes': 'holds', 'nyc.override.once': 'holds', 'nyc.override.window': 'holds' },
      });
    expect(sectionOf('nyc.override.votes')).toBe('37(b)');
  });

  test('[NY-9] stands with thirty-three, and there is no second vote', async () => {
    const history = given(newYorkCity, ...vetoed);
    await history.when(act.vote('override', 33, '2020-04-02')).then({ stage: 'failed', outcome: 'lost' });
    await history
      .when(act.vote('override', 33, '2020-04-02', { announced: 'carried' }))
      .then(rejected('nyc.override.votes'));
    await given(newYorkCity, ...vetoed, act.vote('override', 33, '2020-04-02'))
      .when(act.vote('override', 51, '2020-04-03'))
      .then(rejected('nyc.override', 'nyc.override.once'));
  });

  test('[NY-10] is overridden within thirty days after the objections were presented at a meeting', async () => {
    const history = given(newYorkCity, ...vetoed);
    await history.when(act.vote('override', 40, '2020-04-12')).then(rejected('nyc.override.window'));
    await given(newYorkCity, ...withTheMayor, act.veto('2020-03-05'))
      .when(act.vote('override', 40, '2020-05-12'))
      .then({ stage: 'enacted', verdicts: { 'nyc.override.window': 'undetermined' } });
    expect(sectionOf('nyc.override.window')).toBe('37(b)');
  });

  test('[NY-19] the objections are presented once, and the thirty days run from that day', async () => {
    await given(newYorkCity, ...withTheMayor, act.veto('2020-03-05'))
      .when(act.objections('2020-03-12'))
      .then({ stage: 'executive.objections' });
    await given(newYorkCity, ...vetoed)
      .when(act.objections('2020-04-10'))
      .then(rejected('nyc.objections'));
  });

  test('[NY-10] stands for good once the thirty days are over, and not before', async () => {
    const history = given(newYorkCity, ...vetoed);
    await history.when(act.lapse('2020-04-11')).then(rejected('nyc.override.over'));
    await history.when(act.lapse('2020-04-12')).then({ stage: 'failed' });
  });

  test('[NY-10] is heard and reported by the committee first, and stays where it is', async () => {
    await given(newYorkCity, ...vetoed, act.hear('2020-03-20'))
      .when(act.report('2020-03-20'))
      .then({ stage: 'executive.objections' });
  });
});

describe('in committee', () => {
  test('[NY-11] a majority of all members takes a measure from its committee (Charter 46)', async () => {
    const history = given(newYorkCity, ...inCommittee);
    await history.when(act.vote('discharge', 26, '2020-03-05')).then({ stage: 'vote', outcome: 'carried' });
    await history.when(act.vote('discharge', 25, '2020-03-05')).then({ stage: 'committee', outcome: 'lost' });
    expect(sectionOf('nyc.discharge')).toBe('46');
  });

  test('[NY-14] a layover binds nobody: the committee may approve the next day', async () => {
    const laidOver = given(newYorkCity, ...inCommittee, act.layOver('2020-01-15'));
    await laidOver.when(act.report('2020-01-16')).then({ stage: 'vote' });
    await laidOver.when(act.hear('2020-01-16')).then({ stage: 'committee' });
  });

  test('[NY-14] an amended text is proposed and adopted, and the measure stays', async () => {
    await given(newYorkCity, ...inCommittee, act.propose('2020-02-04'))
      .when(act.amend('2020-02-04'))
      .then({ stage: 'committee' });
  });

  test('[NY-14] a measure goes to another committee, from the floor too', async () => {
    await given(newYorkCity, ...inCommittee)
      .when(act.reRefer('2020-02-04'))
      .then({ stage: 'committee' });
    await given(newYorkCity, ...beforeCouncil, act.layOver('2020-02-06'))
      .when(act.reRefer('2020-02-11'))
      .then({ stage: 'committee' });
  });

  test('[NY-15] what a committee disapproves or would file is not passed, and the council files it', async () => {
    for (const [recommendation, stage] of [
      ['do-not-pass', 'committee.disapproved'],
      ['release', 'committee.filed'],
    ] as const) {
      const history = [...inCommittee, act.report('2020-02-04', recommendation)];
      await given(newYorkCity, ...inCommittee)
        .when(act.report('2020-02-04', recommendation))
        .then({ stage });
      await given(newYorkCity, ...history)
        .when(act.vote('passage', 51, '2020-02-20'))
        .then(rejected('nyc.pass'));
      await given(newYorkCity, ...history)
        .when(act.file('2020-02-20'))
        .then({ stage: 'closed' });
    }
  });

  test('[NY-16] a preconsidered item is heard and approved first, introduced and passed on one day', async () => {
    const approved = [...roster, act.hear('2020-02-11'), act.report('2020-02-11')];
    await given(newYorkCity, ...approved)
      .when(act.vote('passage', 51, '2020-02-11'))
      .then(rejected('nyc.pass'));
    await given(newYorkCity, ...approved, act.introduce('2020-02-11'))
      .when(act.vote('passage', 51, '2020-02-11'))
      .then({ stage: 'executive' });
    await given(newYorkCity, ...approved, act.introduce('2020-02-11'), act.refer('2020-02-11'))
      .when(act.vote('passage', 51, '2020-02-11'))
      .then({ stage: 'executive' });
  });

  test('[NY-16] a preconsidered item that was only heard takes the usual way', async () => {
    const heard = [...roster, act.hear('2020-01-07'), act.layOver('2020-01-07'), act.introduce(), act.refer()];
    await given(newYorkCity, ...heard)
      .when(act.vote('passage', 51, '2020-02-11'))
      .then(rejected('nyc.pass'));
    await given(newYorkCity, ...heard)
      .when(act.report('2020-02-04'))
      .then({ stage: 'vote' });
  });
});

test('[NY-18] a further committee hears and approves what the first has approved, and the council may pass it', async () => {
  const further = { body: 'public-safety' } as const;
  const both = [
    ...beforeCouncil,
    { ...act.hear('2020-02-10'), ...further },
    { ...act.report('2020-02-10'), ...further },
  ] as Command[];
  await given(newYorkCity, ...both.slice(0, -1))
    .when(both.at(-1) as Command)
    .then({ stage: 'vote' });
  await given(newYorkCity, ...both)
    .when(act.vote('passage', 26, '2020-02-11'))
    .then({ stage: 'executive' });
});

describe('the end of the session', () => {
  test.each([
    ['introduced', [...roster, act.introduce()]],
    ['in committee', inCommittee],
    ['before the council', beforeCouncil],
    ['vetoed', vetoed],
  ])('[NY-12] files a measure that is %s', async (_, history) => {
    await given(newYorkCity, ...history)
      .when(act.expire('2021-12-31'))
      .then({ stage: 'expired' });
  });

  test('[NY-12] comes on the last day of the term, and not on the day before', async () => {
    const history = given(newYorkCity, ...inCommittee);
    await history.when(act.expire('2021-12-30')).then(rejected('nyc.term'));
    await history.when(act.expire('2021-12-31')).then({ stage: 'expired', verdicts: { 'nyc.term': 'holds' } });
    await history.when(act.expire('2022-01-01')).then({ stage: 'expired', verdicts: { 'nyc.term': 'holds' } });
  });

  test('[NY-12] is due for all that is open, from that day on', async () => {
    const engine = createEngine({
      log: memoryLog(),
      procedures: [newYorkCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    for (const command of inCommittee) await engine.execute(command);
    expect(await engine.deadlines()).toMatchObject([{ rule: 'nyc.term', when: 'from', date: '2021-12-31' }]);
    expect(await engine.due('2021-12-30')).toEqual([]);
    expect(await engine.due('2021-12-31')).toMatchObject([{ row: 'nyc.expire', on: '2021-12-31' }]);
    await engine.runDue('2021-12-31');
    expect((await engine.measure(measure))?.stage).toBe('expired');
  });

  test('[NY-12] of a term whose end was not read nobody can say', async () => {
    const later = createEngine({
      log: memoryLog(),
      procedures: [newYorkCity],
      clock: () => '2026-01-08T15:00:00.000Z',
    });
    await later.execute({ ...act.introduce(), on: '2022-01-06' } as Command);
    expect((await later.explain(act.expire('2023-12-31'))).rulings).toMatchObject([
      { rule: 'nyc.term', verdict: 'undetermined' },
    ]);
  });

  test('[NY-12] does not take from the mayor what was presented', async () => {
    const late = [...beforeCouncil, act.vote('passage', 40, '2021-12-15'), act.present('2021-12-15')];
    await given(newYorkCity, ...late)
      .when(act.expire('2021-12-31'))
      .then(rejected('nyc.expire'));
    await given(newYorkCity, ...late)
      .when(act.lapse('2022-01-15'))
      .then({ stage: 'enacted' });
  });

  test('[NY-12] a measure is withdrawn before it passes, and not after', async () => {
    await given(newYorkCity, ...inCommittee)
      .when(act.withdraw('2020-02-04'))
      .then({ stage: 'withdrawn' });
    await given(newYorkCity, ...withTheMayor)
      .when(act.withdraw('2020-02-14'))
      .then(rejected('nyc.withdraw'));
  });
});

test('[NY-1] a way to law in order, every step with its citation', async () => {
  const engine = createEngine({ log: memoryLog(), procedures: [newYorkCity], clock: () => '2026-01-08T15:00:00.000Z' });
  const { ok } = await engine.executeAll([...withTheMayor, act.sign('2020-03-01')]);
  expect(ok).toBe(true);
  const history = await engine.history(measure);
  expect(history.map(({ stage }) => stage)).toEqual([
    'introduced',
    'committee',
    'committee',
    'committee',
    'vote',
    'executive',
    'executive.presented',
    'enacted',
  ]);
  for (const row of newYorkCity.rows) expect(printCitation(row)).not.toMatch(/^$|undefined/);
});
