import { describe, expect, test } from 'vitest';
import { type Command, createEngine, defineProcedure } from '../../src/index.ts';
import { springfieldInput } from '../springfield.ts';
import { members, ordinance, refusedBy, townHall, voteOn } from '../town.ts';

const { introduce } = ordinance();

const seat = (member: string, on: string, until?: string): Command => ({
  type: 'seat',
  body: 'council',
  on,
  member,
  ...(until && { until }),
});
const vacate = (member: string, on: string): Command => ({ type: 'vacate', body: 'council', on, member });
const correct = (event: string, change: object): Command =>
  ({ type: 'correct', body: 'council', on: '2020-06-01', event, change, reason: 'misread' }) as Command;
const at = { body: 'council', on: '2020-01-06', meeting: 'a' } as const;

describe('what is said of a measure', () => {
  test.each(['emergancy', 'constructor', '__proto__'])(
    '[MEASURE-3] a class %s, which the procedure does not list, is refused by name',
    async (name) => {
      const { engine } = await townHall();
      expect(await refusedBy(engine, { ...introduce, classes: ['grant', name] })).toEqual(['MEASURE-3']);
    },
  );

  test.each([
    ['a rule that is not there', { kind: 'waiver', rule: 'reading' }],
    ['other measures alone', { kind: 'waiver', rule: 'readings', covers: ['m7'] }],
  ])('[MEASURE-4] a waiver of %s is refused', async (_, question) => {
    const { engine } = await townHall({ acts: [introduce] });
    const waiver = { ...voteOn('passage', 5), measure: 'm1', on: '2020-01-06', question } as Command;
    expect(await refusedBy(engine, waiver)).toEqual(['MEASURE-4']);
    expect(
      await refusedBy(engine, {
        ...waiver,
        question: { kind: 'waiver', rule: 'readings', covers: ['m1', 'm7'] },
      } as Command),
    ).toEqual([]);
  });
});

describe('a postponement', () => {
  const { refer, report } = ordinance();
  const postpone = (until: string): Command => ({ type: 'postpone', measure: 'm1', on: '2020-01-14', until });

  test.each([
    ['2020-01-13', ['MEASURE-5']],
    ['2020-01-14', []],
    ['2020-01-15', []],
  ])('[MEASURE-5] of 14 January is to no day that is past: to %s', async (until, rules) => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    expect(await refusedBy(engine, postpone(until))).toEqual(rules);
  });

  test('[MEASURE-5] nor does a correction make it one', async () => {
    const { engine } = await townHall({
      acts: [introduce, refer, report, { ...postpone('2020-01-20'), commandId: 'put-off' }],
    });
    const correction = {
      type: 'correct',
      measure: 'm1',
      on: '2020-02-01',
      event: 'put-off',
      reason: 'misread',
    } as const;
    for (const change of [{ data: { until: '2020-01-01' } }, { on: '2020-01-21' }])
      expect(await engine.execute({ ...correction, change })).toMatchObject({
        ok: false,
        rejections: [{ rule: 'MEASURE-5', message: expect.stringContaining('which is past') }],
      });
  });
});

describe('seats', () => {
  test.each([
    ['2020-01-05', ['BODY-6']],
    ['2020-01-06', ['BODY-6']],
    ['2020-01-07', []],
  ])('[BODY-6] a seat taken on 6 January is left later: on %s', async (until, rules) => {
    const { engine } = await townHall({ seated: false });
    expect(await refusedBy(engine, seat('ada', '2020-01-06', until))).toEqual(rules);
  });

  test('[BODY-1] a member takes no second seat', async () => {
    const { engine } = await townHall();
    expect(await refusedBy(engine, seat('ada', '2020-01-06'))).toEqual(['BODY-1']);
  });

  test('[BODY-1] a member whose time is over may sit again, from that very day on', async () => {
    const { engine } = await townHall({ seated: false, acts: [seat('ada', '2019-01-01', '2020-01-01')] });
    expect(await refusedBy(engine, seat('ada', '2019-12-31'))).toEqual(['BODY-1']);
    expect(await refusedBy(engine, seat('ada', '2020-01-01'))).toEqual([]);
  });

  test('[BODY-1] a seat entered late does not run into the one that follows', async () => {
    const { engine } = await townHall({ year: 2001 });
    expect(await refusedBy(engine, seat('ada', '1999-01-01'))).toContain('BODY-1');
    expect(await refusedBy(engine, seat('ada', '1999-01-01', '2000-01-04'))).toContain('BODY-1');
    expect(await refusedBy(engine, seat('ada', '1999-01-01', '2000-01-03'))).toEqual([]);
  });

  test('[BODY-1] a correction does not make one either', async () => {
    const { engine } = await townHall({
      seated: false,
      acts: [
        { ...seat('ada', '2019-01-01'), commandId: 'first' },
        { ...vacate('ada', '2019-06-01'), commandId: 'left' },
        { ...seat('ada', '2020-01-01'), commandId: 'again' },
      ],
    });
    expect(await refusedBy(engine, correct('left', { strike: true }))).toEqual(['BODY-1']);
    expect(await refusedBy(engine, correct('again', { on: '2019-05-31' }))).toEqual(['BODY-1']);
    expect(await refusedBy(engine, correct('again', { on: '2019-06-01' }))).toEqual([]);
  });

  test('[BODY-2] there are no more members than seats', async () => {
    const { engine } = await townHall();
    expect(await refusedBy(engine, seat('fay', '2020-01-06'))).toEqual(['BODY-2']);
    expect(await refusedBy(engine, vacate('ada', '2020-01-06'))).toEqual([]);
    expect(await refusedBy(engine, seat('fay', '2020-01-05'))).toEqual(['BODY-2']);
    expect(await refusedBy(engine, seat('fay', '2020-01-06'))).toEqual([]);
    expect(await refusedBy(engine, seat('gus', '2020-01-07'))).toEqual(['BODY-2']);
  });

  test('[BODY-2] nor does a seat entered late crowd those that were taken after it', async () => {
    const { engine } = await townHall({ year: 2001 });
    expect(await refusedBy(engine, seat('fay', '1999-01-01'))).toEqual(['BODY-2']);
    expect(await refusedBy(engine, seat('fay', '1999-01-01', '2000-01-03'))).toEqual([]);
  });

  test('[BODY-2] nor does one that is put before another which others have on record beyond the seats', async () => {
    const { engine } = await townHall();
    const fay = { ...seat('fay', '2020-02-03'), commandId: 'seat-fay' } as Command;
    expect(await engine.execute(fay, { onRecord: true })).toMatchObject({ ok: true });
    expect(await refusedBy(engine, { ...seat('gus', '2020-02-03'), before: 'seat-fay' } as Command)).toEqual([
      'BODY-2',
    ]);
    expect((await engine.body('council')).tenures).toHaveLength(members.length + 1);
  });

  test('[BODY-2] a body whose size nobody knows takes whom it takes', async () => {
    const { engine } = await townHall();
    for (const member of members)
      expect(await refusedBy(engine, { ...seat(member, '2020-01-06'), body: 'parks' } as Command)).toEqual([]);
  });

  test('[BODY-2] what was lawful when it was recorded keeps no later act off the record', async () => {
    const { log } = await townHall();
    const smaller = { ...structuredClone(springfieldInput), bodies: { council: { name: 'Council', seats: 4 } } };
    const engine = createEngine({ log, procedures: [defineProcedure(smaller as never)] });
    expect(
      await refusedBy(engine, { ...at, type: 'cancel', on: '1999-01-01', historical: true, day: '1999-01-05' }),
    ).toEqual([]);
    expect(await refusedBy(engine, vacate('ada', '2020-01-06'))).toEqual([]);
    expect(await refusedBy(engine, vacate('ben', '2020-01-05'))).toEqual([]);
  });

  test('[BODY-3] only a member can vacate a seat', async () => {
    const { engine } = await townHall();
    expect(await refusedBy(engine, vacate('zoe', '2020-01-06'))).toEqual(['BODY-3']);
    expect(await refusedBy(engine, vacate('ada', '2000-01-02'))).toEqual(['BODY-3']);
    expect(await refusedBy(engine, vacate('ada', '2020-01-06'))).toEqual([]);
    expect(await refusedBy(engine, vacate('ada', '2020-01-06'))).toEqual(['BODY-3']);
  });
});

describe('meetings', () => {
  const call: Command = { ...at, type: 'call', startsAt: '2020-01-08T10:00', postedAt: '2020-01-06T10:00' };
  const convene: Command = { ...at, type: 'convene', on: '2020-01-08', present: ['ada'] };

  test('[BODY-4] a meeting is called once', async () => {
    const { engine } = await townHall({ acts: [call] });
    expect(await refusedBy(engine, call)).toEqual(['BODY-4']);
    expect(await refusedBy(engine, { ...call, meeting: 'b' } as Command)).toEqual([]);
  });

  test.each<[string, Command]>([
    ['cancelled', { ...at, type: 'cancel' }],
    ['adjourned', { ...at, type: 'adjourn' }],
  ])('[BODY-4] once %s it is over', async (_, end) => {
    const { engine } = await townHall({ acts: [call, end] });
    for (const act of [convene, { ...at, type: 'cancel' }, { ...at, type: 'adjourn' }] as Command[])
      expect(await refusedBy(engine, act)).toEqual(['BODY-4']);
  });

  test('[BODY-4] a meeting that nobody called is cancelled by its day, and one that was called on no other', async () => {
    const { engine } = await townHall({ acts: [call] });
    const cancel = { ...at, type: 'cancel' } as const;
    expect(await engine.execute({ ...cancel, meeting: 'uncalled' })).toMatchObject({
      ok: false,
      rejections: [{ rule: 'BODY-4', path: ['day'], message: expect.stringContaining('nobody called the meeting') }],
    });
    expect(await refusedBy(engine, { ...cancel, meeting: 'uncalled', day: '2020-01-15' })).toEqual([]);
    expect(await refusedBy(engine, { ...cancel, day: '2020-01-09' })).toEqual(['BODY-4']);
    expect(await refusedBy(engine, { ...cancel, day: '2020-01-08' })).toEqual([]);
  });

  test('[BODY-4] a meeting of which no call is on record may be convened', async () => {
    const { engine } = await townHall();
    expect(await refusedBy(engine, convene)).toEqual([]);
    expect(await refusedBy(engine, { ...at, type: 'adjourn', on: '2020-01-08' })).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['members, each once', { present: ['ada', 'ben'], absent: ['cleo'], excused: ['dov'] }, []],
    ['the presiding member twice over', { presiding: 'ada', present: ['ada', 'ben'] }, []],
    ['one present twice', { present: ['ada', 'ada'] }, ['BODY-5']],
    ['one present and absent', { present: ['ada'], absent: ['ada'] }, ['BODY-5']],
    ['one presiding and absent', { presiding: 'ada', present: [], absent: ['ada'] }, ['BODY-5']],
    ['one presiding and excused', { presiding: 'ada', present: [], excused: ['ada'] }, ['BODY-5']],
    ['a stranger', { present: ['zoe'] }, ['BODY-5']],
    ['a stranger presiding', { presiding: 'zoe', present: ['ada'] }, ['BODY-5']],
  ])('[BODY-5] attendance of %s', async (_, attendance, rules) => {
    const { engine } = await townHall({ acts: [call] });
    expect(await refusedBy(engine, { ...convene, ...attendance } as Command)).toEqual(rules);
  });

  test('[BODY-5] where no roster is on record, nobody is a stranger', async () => {
    const { engine } = await townHall({ seated: false });
    expect(await refusedBy(engine, convene)).toEqual([]);
  });
});
