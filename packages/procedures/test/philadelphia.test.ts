import { type Command, readProcedure } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { philadelphia } from '../src/philadelphia.ts';
import { councilOf, engineOf, measure, withStranger } from './council.ts';

const { members, roster, vote, call, convene, cancel } = councilOf(philadelphia);
const mayor = { id: 'mayor', role: 'mayor' };

const introduce = (more: object = {}): Command => ({
  type: 'introduce',
  measure,
  on: '2024-02-01',
  kind: 'ordinance',
  classes: [],
  by: { id: 'seat-1', role: 'member' },
  ...more,
});
const refer: Command = {
  type: 'refer',
  measure,
  on: '2024-02-01',
  to: ['law-and-government'],
  by: { id: 'seat-2', role: 'president' },
};
const advertise: Command = { type: 'schedule', measure, on: '2024-02-08', what: 'hearing' };
const hear = (on = '2024-02-13'): Command => ({ type: 'hear', measure, on });
const report: Command = { type: 'report', measure, on: '2024-02-13', recommendation: 'do-pass' };
const publish = (on = '2024-02-15'): Command => ({ type: 'publish', measure, on, what: 'measure' });
const print = (on = '2024-02-15'): Command => ({ type: 'print', measure, on });
const amend = (on: string): Command => ({ type: 'amend', measure, on });
const present = (on = '2024-02-26'): Command => ({ type: 'present', measure, on });
const sign = (on: string): Command => ({ type: 'sign', measure, on, by: mayor });
const veto = (on: string): Command => ({ type: 'veto', measure, on, by: mayor, message: 'Not this way.' });
const lapse = (on: string): Command => ({ type: 'lapse', measure, on });

/** Referred on 2024-02-01. */
const referred = (more: object = {}): Command[] => [...roster, introduce(more), refer];
/** Heard and reported on 2024-02-13. */
const reported = (more: object = {}): Command[] => [...referred(more), advertise, hear(), report];
/** Advertised and printed on 2024-02-15: its fifth day is 2024-02-20. */
const printed = (more: object = {}): Command[] => [...reported(more), publish(), print()];
/** Passed on 2024-02-22, received by the mayor on 2024-02-26: the tenth day is Thursday 2024-03-07. */
const certified = (more: object = {}): Command[] => [...printed(more), vote('passage', 12, '2024-02-22'), present()];
/** The council met on the Thursdays around that day. */
const thursdays = ['2024-02-29', '2024-03-07', '2024-03-14'].map((day) => convene(day));
/** Vetoed at the meeting of 2024-03-07. */
const vetoed: Command[] = [...certified(), ...thursdays, veto('2024-03-07')];

describe('in committee', () => {
  test('[PHL-1] Charter 2-201(2): reported only after a public hearing', async () => {
    await given(philadelphia, ...referred(), advertise)
      .when(report)
      .then(rejected('phl.report'));
    await given(philadelphia, ...referred(), advertise, hear())
      .when(report)
      .then({ stage: 'vote' });
  });

  test.each([
    ['2024-02-12', false],
    ['2024-02-13', true],
  ])('[PHL-2] Code 21-1701: a hearing advertised on 2024-02-08 and held on %s: %s', async (on, lawful) => {
    await given(philadelphia, ...referred(), advertise)
      .when(hear(on))
      .then(lawful ? { stage: 'committee.heard' } : rejected('phl.hearing-notice'));
  });

  test('[PHL-2] Code 21-1701: a hearing with no advertisement on record is undetermined', async () => {
    await given(philadelphia, ...referred())
      .when(hear())
      .then({ verdicts: { 'phl.hearing-notice': 'undetermined' } });
  });
});

describe('a hearing that is called off', () => {
  const callOff = (on: string): Command => ({ type: 'schedule', measure, on, what: 'hearing', calledOff: true });
  const again: Command = { type: 'schedule', measure, on: '2024-02-16', what: 'hearing', calledOff: false };

  test('[PHL-15] Code 21-1701: is no notice of a hearing, nor is what was advertised before it', async () => {
    for (const history of [
      [...referred(), callOff('2024-02-08')],
      [...referred(), advertise, callOff('2024-02-09')],
      [...referred(), advertise, hear(), callOff('2024-02-14')],
    ])
      await given(philadelphia, ...history)
        .when(hear('2024-02-27'))
        .then(rejected('phl.hear'));
  });

  test.each([
    ['the first', [...referred(), advertise, callOff('2024-02-09'), again]],
    ['a further one', [...referred(), advertise, hear(), callOff('2024-02-14'), again]],
  ])('[PHL-15] Code 21-1701: is advertised anew, and the five days run from then: %s', async (_, history) => {
    const readvertised = given(philadelphia, ...history);
    await readvertised.when(hear('2024-02-20')).then(rejected('phl.hearing-notice'));
    await readvertised.when(hear('2024-02-21')).then({ verdicts: { 'phl.hearing-notice': 'holds' } });
  });

  test('[PHL-15] Charter 2-201(2): what was heard can be reported, a further hearing called off or not', async () => {
    await given(philadelphia, ...referred(), advertise, hear(), callOff('2024-02-13'))
      .when(report)
      .then({ stage: 'vote' });
    await given(philadelphia, ...referred(), advertise, callOff('2024-02-09'))
      .when(report)
      .then(rejected('phl.report'));
  });
});

describe('final passage', () => {
  test('[PHL-3] Charter 2-201, 2-202: heard, reported, printed, passed by nine of seventeen, signed: law', async () => {
    await given(philadelphia, ...printed())
      .when(vote('passage', 9, '2024-02-22'))
      .then({ stage: 'executive', outcome: 'carried', verdicts: { 'phl.passage': 'holds', 'phl.quorum': 'holds' } });
    await given(philadelphia, ...certified(), ...thursdays)
      .when(sign('2024-03-06'))
      .then({ stage: 'enacted', verdicts: { 'phl.mayor': 'holds' } });
  });

  test('[PHL-3] About City Council: eight do not pass it', async () => {
    await given(philadelphia, ...printed())
      .when(vote('passage', 8, '2024-02-22', { nays: 1 }))
      .then({ stage: 'failed', outcome: 'lost' });
    await given(philadelphia, ...printed())
      .when(vote('passage', 8, '2024-02-22', { announced: 'carried' }))
      .then(rejected('phl.passage'));
  });

  test('[PHL-4] Council Rule I.3: nothing is decided by eight members who came', async () => {
    await given(philadelphia, ...printed())
      .when(vote('passage', 8, '2024-02-22', { nays: 0 }))
      .then(rejected('phl.quorum'));
  });

  test.each([
    ['2024-02-19', false],
    ['2024-02-20', true],
  ])('[PHL-5] Charter 2-201(4): printed on 2024-02-15, the final vote on %s: %s', async (on, lawful) => {
    await given(philadelphia, ...printed())
      .when(vote('passage', 17, on))
      .then(lawful ? { stage: 'executive' } : rejected('phl.lie-over'));
  });

  test('[PHL-5] Charter 2-201(3), (4): amended, it is printed again and lies over again', async () => {
    const amended = [...printed(), amend('2024-02-22')];
    await given(philadelphia, ...amended)
      .when(vote('passage', 17, '2024-02-29'))
      .then(rejected('phl.pass'));
    const reprinted = given(philadelphia, ...amended, print('2024-02-23'));
    await reprinted.when(vote('passage', 17, '2024-02-27')).then(rejected('phl.lie-over'));
    await reprinted.when(vote('passage', 17, '2024-02-28')).then({ stage: 'executive' });
  });

  test('[PHL-2] Code 21-1701: a reported bill is advertised five days before final consideration', async () => {
    const late = given(philadelphia, ...reported(), print('2024-02-15'), publish('2024-02-18'));
    await late.when(vote('passage', 17, '2024-02-22')).then(rejected('phl.report-notice'));
    await late.when(vote('passage', 17, '2024-02-23')).then({ stage: 'executive' });
  });
});

describe('the first meeting not less than ten days after receipt', () => {
  test.each([
    ['the day before', '2024-03-06', false],
    ['the day of the meeting', '2024-03-07', false],
    ['the day after', '2024-03-08', true],
  ])('[PHL-6] Charter 2-202: law by inaction, %s (%s): %s', async (_, on, lawful) => {
    await given(philadelphia, ...certified(), ...thursdays)
      .when(lapse(on))
      .then(lawful ? { stage: 'enacted', verdicts: { 'phl.inaction': 'holds' } } : rejected('phl.inaction'));
  });

  test('[PHL-7] Charter 2-202: a meeting on the tenth day is the one, one on the ninth is not', async () => {
    const received = (on: string) => [...printed(), vote('passage', 12, '2024-02-22'), present(on), ...thursdays];
    await given(philadelphia, ...received('2024-02-26'))
      .when(veto('2024-03-08'))
      .then(rejected('phl.mayor.meeting'));
    await given(philadelphia, ...received('2024-02-27'))
      .when(veto('2024-03-14'))
      .then({ stage: 'executive.vetoed', verdicts: { 'phl.mayor.meeting': 'holds' } });
    await given(philadelphia, ...received('2024-02-27'))
      .when(lapse('2024-03-08'))
      .then(rejected('phl.inaction'));
    await given(philadelphia, ...received('2024-02-27'))
      .when(veto('2024-03-15'))
      .then(rejected('phl.mayor.meeting'));
  });

  test('[PHL-7] Charter 2-202: a special meeting on another weekday is a meeting', async () => {
    await given(philadelphia, ...certified(), convene('2024-02-29'), convene('2024-03-11'), convene('2024-03-14'))
      .when(lapse('2024-03-12'))
      .then({ stage: 'enacted' });
  });

  test('[PHL-7] Charter 2-202: a cancelled meeting is not held, and the next one takes its place', async () => {
    const called = [...certified(), call('2024-03-07', '2024-02-22'), call('2024-03-14', '2024-02-22')];
    await given(philadelphia, ...called)
      .when(veto('2024-03-14'))
      .then(rejected('phl.mayor.meeting'));
    const cancelled = given(philadelphia, ...called, cancel('2024-03-07', '2024-03-05'));
    await cancelled.when(veto('2024-03-14')).then({ stage: 'executive.vetoed' });
    await cancelled.when(lapse('2024-03-08')).then(rejected('phl.inaction'));
    await cancelled.when(lapse('2024-03-15')).then({ stage: 'enacted' });
  });

  test('[PHL-7] Council Rule I.1: with Thursdays as the rule, the first of them that is no recess', async () => {
    const { council } = philadelphia.bodies;
    if (!council) throw new Error('no council');
    const thursdaysOf = (except: string[]) =>
      readProcedure({ ...philadelphia, bodies: { council: { ...council, meets: { weekdays: [4], except } } } });
    const last = async (procedure: typeof philadelphia, ...more: Command[]) =>
      (await (await engineOf(procedure, ...certified(), ...more)).deadlines({ measure })).find(
        ({ rule }) => rule === 'phl.inaction',
      );
    expect(await last(thursdaysOf([]))).toMatchObject({ when: 'after', date: '2024-03-07' });
    expect(await last(thursdaysOf(['2024-03-07']))).toMatchObject({ date: '2024-03-14' });
    const cancelled = [call('2024-03-07', '2024-02-22'), cancel('2024-03-07', '2024-03-05')];
    expect(await last(thursdaysOf([]), ...cancelled)).toMatchObject({ date: '2024-03-14' });
    expect(await last(thursdaysOf([]), convene('2024-03-08'))).toMatchObject({ date: '2024-03-07' });
  });

  test('[PHL-7] Charter 2-202: with no meeting on record the mayor’s time is undetermined, and nothing falls due', async () => {
    await given(philadelphia, ...certified())
      .when(veto('2024-06-01'))
      .then({ verdicts: { 'phl.mayor.meeting': 'undetermined' } });
    const engine = await engineOf(philadelphia, ...certified());
    expect((await engine.due('2030-01-01')).map(({ row }) => row)).toEqual([]);
  });

  test('[PHL-8] Charter 2-202: on which day it takes effect is unsettled', async () => {
    await given(philadelphia, ...certified(), ...thursdays)
      .when(sign('2024-03-06'))
      .then({ verdicts: { 'phl.effective': 'unsettled' } });
    expect(philadelphia.rules.find(({ id }) => id === 'phl.effective')?.unsettled?.candidates).toHaveLength(2);
    const engine = await engineOf(philadelphia, ...certified(), ...thursdays, sign('2024-03-06'));
    expect(await engine.deadlines({ measure })).toEqual([]);
  });

  test('[PHL-12] Charter 2-202: which items of an appropriation were disapproved is left open', async () => {
    await given(philadelphia, ...certified({ classes: ['appropriation'] }), ...thursdays)
      .when(veto('2024-03-07'))
      .then({ verdicts: { 'phl.item-veto': 'unsettled' } });
  });
});

describe('the council over a veto', () => {
  test('[PHL-9] Charter 2-202: twelve of seventeen override, eleven do not', async () => {
    const history = given(philadelphia, ...vetoed);
    await history
      .when(vote('override', 12, '2024-03-14'))
      .then({ stage: 'enacted', verdicts: { 'phl.override.votes': 'holds' } });
    await history.when(vote('override', 11, '2024-03-14')).then({ stage: 'executive.vetoed', outcome: 'lost' });
    await history
      .when(vote('override', 11, '2024-03-14', { announced: 'carried' }))
      .then(rejected('phl.override.votes'));
  });

  test('[PHL-9] Charter 2-202: on the seventh day after the return, not on the eighth', async () => {
    const history = given(philadelphia, ...vetoed);
    await history.when(vote('override', 17, '2024-03-14')).then({ stage: 'enacted' });
    await history.when(vote('override', 17, '2024-03-15')).then(rejected('phl.override.seven-days'));
  });

  test('[PHL-10] Charter 2-202: the veto stands from the eighth day on', async () => {
    const history = given(philadelphia, ...vetoed);
    for (const early of ['2024-03-13', '2024-03-14'])
      await history.when(lapse(early)).then(rejected('phl.veto-stands'));
    await history.when(lapse('2024-03-15')).then({ stage: 'failed' });
  });
});

describe('the end of the term', () => {
  const expire: Command = { type: 'expire', measure, on: '2028-01-02' };

  test('[PHL-11] Clerk’s record, LAPSED: a bill before the council falls, wherever it is', async () => {
    for (const history of [[...roster, introduce()], referred(), reported(), printed()])
      await given(philadelphia, ...history)
        .when(expire)
        .then({ stage: 'expired' });
  });

  test('[PHL-16] Clerk’s record, LAPSED: on which day is unsettled, and nothing lapses by itself', async () => {
    await given(philadelphia, ...referred())
      .when({ ...expire, on: '2024-02-02' } as Command)
      .then({ stage: 'expired', verdicts: { 'phl.term': 'unsettled' } });
    const engine = await engineOf(philadelphia, ...referred());
    expect(await engine.due('2030-01-01')).toEqual([]);
  });

  test('[PHL-11] Clerk’s record, LAPSED: a law does not, nor is it known of a bill before the mayor', async () => {
    await given(philadelphia, ...certified())
      .when(expire)
      .then(rejected('phl.end-of-term'));
    await given(philadelphia, ...certified(), ...thursdays, sign('2024-03-06'))
      .when(expire)
      .then(rejected('phl.end-of-term'));
  });

  test('[PHL-12] no shorter way in an emergency was found, and none is encoded', () => {
    expect(philadelphia.gaps.map(({ topic }) => topic)).toContain('Emergency');
    expect(Object.keys(philadelphia.classes)).not.toContain('emergency');
  });
});

describe('every vote', () => {
  test.each([
    ['passage', printed(), vote('passage', 9, '2024-02-22')],
    ['defeat', printed(), vote('passage', 8, '2024-02-22')],
    ['override', vetoed, vote('override', 12, '2024-03-14')],
    ['lost override', vetoed, vote('override', 11, '2024-03-14')],
  ])('[PHL-13] Charter 2-201(6): names members alone: %s', async (_, history, command) => {
    await given(philadelphia, ...history)
      .when(withStranger(command))
      .then(rejected('phl.roll'));
  });

  test('[PHL-13] Charter 2-201(6): in committee, too', async () => {
    const roll = { ayes: members.slice(0, 3), nays: [members[0] ?? ''] };
    await given(philadelphia, ...reported().slice(0, -1))
      .when({ ...report, body: 'council', roll } as Command)
      .then(rejected('phl.roll'));
  });

  test('[PHL-3] [PHL-9] is announced as it was counted', async () => {
    const lost = { announced: 'lost' } as const;
    await given(philadelphia, ...printed())
      .when(vote('passage', 9, '2024-02-22', lost))
      .then(rejected('phl.passage'));
    await given(philadelphia, ...vetoed)
      .when(vote('override', 12, '2024-03-14', lost))
      .then(rejected('phl.override.votes'));
  });

  test('[PHL-2] [PHL-5] [PHL-9] is in its time, won or lost', async () => {
    await given(philadelphia, ...printed())
      .when(vote('passage', 8, '2024-02-19'))
      .then(rejected('phl.lie-over', 'phl.report-notice'));
    await given(philadelphia, ...vetoed)
      .when(vote('override', 11, '2024-03-15'))
      .then(rejected('phl.override.seven-days'));
  });

  test('[PHL-4] Council Rule I.3: takes a quorum, an override too', async () => {
    await given(philadelphia, ...vetoed)
      .when(vote('override', 8, '2024-03-14', { nays: 0 }))
      .then(rejected('phl.quorum'));
    await given(philadelphia, ...vetoed)
      .when(vote('override', 8, '2024-03-14', { nays: 0, announced: 'carried' }))
      .then(rejected('phl.quorum', 'phl.override.votes'));
  });
});

describe('who acts', () => {
  const member = { id: 'seat-3', role: 'member' };

  test.each([
    ['sign', sign('2024-03-06')],
    ['disapprove', veto('2024-03-07')],
  ])('[PHL-6] Charter 2-202: the mayor alone may %s', async (_, command) => {
    await given(philadelphia, ...certified(), ...thursdays)
      .when({ ...command, by: member } as Command)
      .then(rejected('phl.mayor'));
  });

  test('[PHL-6] Charter 2-202: nothing is signed after the meeting', async () => {
    await given(philadelphia, ...certified(), ...thursdays)
      .when(sign('2024-03-08'))
      .then(rejected('phl.mayor.meeting'));
  });

  test('[PHL-14] About City Council: a member introduces, the president refers', async () => {
    await given(philadelphia, ...roster)
      .when(introduce({ by: mayor }))
      .then(rejected('phl.introducer'));
    await given(philadelphia, ...roster, introduce())
      .when({ ...refer, by: member } as Command)
      .then(rejected('phl.referral'));
  });

  test.each([
    ['inaction', [...certified(), ...thursdays], lapse('2024-03-08')],
    ['an override', vetoed, vote('override', 12, '2024-03-14')],
  ])('[PHL-8] Charter 2-202: nor is the effective day known after %s', async (_, history, command) => {
    await given(philadelphia, ...history)
      .when(command)
      .then({ stage: 'enacted', verdicts: { 'phl.effective': 'unsettled' } });
  });

  test('[PHL-12] Charter 2-202: items may be missing from an appropriation that was signed', async () => {
    await given(philadelphia, ...certified({ classes: ['appropriation'] }), ...thursdays)
      .when(sign('2024-03-06'))
      .then({ verdicts: { 'phl.item-veto': 'unsettled' } });
  });
});
