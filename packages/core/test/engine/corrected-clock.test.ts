import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Command, createEngine, type Engine, type LegalDate, memoryLog } from '../../src/index.ts';
import { actsOf, shelbyville, shelbyvilleHall, upTo } from '../town/shelbyville.ts';

type Point = Parameters<typeof upTo>[0];

const correct = (event: string, on: string): Command => ({
  type: 'correct',
  measure: 'm1',
  on: '2022-06-01',
  event: `m1-${event}`,
  change: { on },
  reason: 'the journal has another day',
});

const clocks = async (engine: Engine) =>
  Object.fromEntries((await engine.deadlines({ measure: 'm1' })).map(({ rule, date }) => [rule, date]));

describe('a corrected day', () => {
  test.each<[string, Point, string, string, Record<string, string>, Record<string, string>]>([
    [
      'of passage moves presentment',
      'pass',
      'pass',
      '2021-12-02',
      { presentment: '2021-12-03' },
      // Friday, Saturday, and Monday: Sunday is not counted.
      { presentment: '2021-12-06' },
    ],
    [
      'of presentment moves the mayor’s days and the pocket',
      'present',
      'present',
      '2021-12-02',
      { 'mayor.days': '2021-12-13', pocket: '2021-12-13' },
      // The twelfth is a Sunday.
      { 'mayor.days': '2021-12-13', pocket: '2021-12-13' },
    ],
    [
      'of presentment a day further moves them past the weekend',
      'present',
      'present',
      '2021-12-04',
      { 'mayor.days': '2021-12-13', pocket: '2021-12-13' },
      { 'mayor.days': '2021-12-14', pocket: '2021-12-14' },
    ],
    [
      'of a veto moves all three clocks of the override',
      'veto',
      'veto',
      '2021-12-13',
      { 'override.wait': '2021-12-15', 'override.window': '2021-12-21', 'veto.stands': '2021-12-21' },
      { 'override.wait': '2021-12-18', 'override.window': '2022-01-04', 'veto.stands': '2022-01-04' },
    ],
    [
      'of signature moves the day it is in force',
      'sign',
      'sign',
      '2021-12-13',
      { effective: '2021-12-13' },
      { effective: '2021-12-18' },
    ],
    [
      'of a report moves the lie-over, past Thanksgiving',
      'report',
      'report',
      '2021-11-24',
      { 'lie-over': '2021-11-26' },
      { 'lie-over': '2021-11-30' },
    ],
  ])('[CORRECT-3] %s', async (_, point, event, on, before, after) => {
    const { engine, log } = await shelbyvilleHall(upTo(point));
    const published = await engine.measure('m1');
    const at = (await log.readStream('measure/m1')).at(-1)?.at;
    expect(await clocks(engine)).toEqual(before);
    expect((await engine.execute(correct(event, on))).ok).toBe(true);
    expect(await clocks(engine)).toEqual(after);
    // The old reading stays as it was published.
    expect(await engine.measure('m1', { at: String(at) })).toEqual(published);
    // And an engine that has just been made reads the same.
    expect(await clocks(createEngine({ log, procedures: [shelbyville] }))).toEqual(after);
  });

  test('[CORRECT-4] a corrected day of presentment makes a timely signature late, and says so', async () => {
    const { engine } = await shelbyvilleHall([...upTo('present'), { ...actsOf().sign, on: '2021-12-13' }]);
    const result = await engine.execute(correct('present', '2021-11-30'));
    if (!result.ok) throw new Error('refused');
    expect(result.event.law.revises).toHaveLength(1);
    expect(result.event.law.revises?.[0]?.event).toBe('m1-sign');
    expect(result.event.law.revises?.[0]?.rulings).toContainEqual({
      rule: 'mayor.days',
      verdict: 'fails',
      numbers: { from: '2021-11-30', last: '2021-12-10' },
    });
    const earlier = await engine.execute({ ...correct('report', '2021-11-29'), commandId: 'report-moved' });
    if (!earlier.ok) throw new Error('refused');
    const passed = earlier.event.law.revises?.find(({ event }) => event === 'm1-pass');
    expect(passed?.rulings).toContainEqual(
      expect.objectContaining({
        rule: 'lie-over',
        verdict: 'fails',
        numbers: { from: '2021-11-29', last: '2021-12-02' },
      }),
    );
    expect((await engine.measure('m1'))?.stage).toBe('enacted');
  });

  test('[CORRECT-4] whatever day of whatever act is corrected, the clocks are those of a record without the mistake', async () => {
    const names = ['refer', 'report', 'read', 'pass', 'present', 'veto'] as const;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.integer({ min: -12, max: 20 }), async (name, shift) => {
        const { engine: mistaken } = await shelbyvilleHall(upTo('veto'));
        const right = actsOf()[name];
        const on = addDays(right.on as LegalDate, shift);
        const old = await mistaken.deadlines();
        await mistaken.execute({ ...correct(name, on), commandId: 'correction' });
        // The same acts, the day right from the start, entered in the order of the corrected record.
        const { engine: never } = await shelbyvilleHall();
        const acts = upTo('veto').map((act) => (act.commandId === `m1-${name}` ? { ...act, on } : act));
        acts.sort((a, b) => a.on.localeCompare(b.on));
        for (const act of acts) if (!(await never.execute(act as Command)).ok) return;
        const ofStream = async (engine: Engine) => {
          const history = await engine.history('m1');
          const measure = await engine.measure('m1');
          return {
            stage: measure?.stage,
            facts: measure?.facts,
            deadlines: measure?.deadlines,
            due: (await engine.due('2022-12-31')).map(({ row, on, rule }) => [row, on, rule]),
            history: history.map(({ event, on, stage, outcome, rulings }) => [event.id, on, stage, outcome, rulings]),
          };
        };
        compared += 1;
        expect(await ofStream(mistaken)).toEqual(await ofStream(never));
        expect(old).toEqual(await (await shelbyvilleHall(upTo('veto'))).engine.deadlines());
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  test('[ENGINE-11] with the day of presentment corrected, what is due is due on another day', async () => {
    const { engine } = await shelbyvilleHall(upTo('present'));
    expect(await engine.due('2021-12-14')).toMatchObject([{ on: '2021-12-14' }]);
    await engine.execute(correct('present', '2021-12-04'));
    expect(await engine.due('2021-12-14')).toEqual([]);
    expect(await engine.due('2021-12-15')).toMatchObject([{ on: '2021-12-15' }]);
  });
});

test('[ENGINE-11] a lapse that was struck is due again, and recorded anew', async () => {
  const { engine } = await shelbyvilleHall(upTo('present'));
  const [first] = await engine.runDue('2021-12-14');
  if (!first?.result.ok) throw new Error('refused');
  const change = { strike: true } as const;
  const event = first.result.event.id;
  await engine.execute({
    type: 'correct',
    measure: 'm1',
    on: '2021-12-20',
    event,
    change,
    reason: 'entered by mistake',
  });
  expect((await engine.measure('m1'))?.stage).toBe('executive.presented');
  expect(await engine.runDue('2021-12-31')).toMatchObject([{ result: { ok: true, repeated: false } }]);
  expect((await engine.measure('m1'))?.stage).toBe('expired');
  expect(await engine.runDue('2021-12-31')).toEqual([]);
});

describe('an act entered late', () => {
  /** Lawful records of Shelbyville, each act on its day. */
  const lawful: Readonly<Record<string, readonly Command[]>> = {
    signed: upTo('sign'),
    pocketed: [...upTo('present'), actsOf().expire],
    overridden: [...upTo('veto'), actsOf().override],
    'vetoed for good': [...upTo('veto'), actsOf().lapse],
    recalled: [...upTo('present'), actsOf().recall],
    urgent: [
      ...upTo('read', actsOf('m1', ['emergency'])),
      { ...actsOf('m1', ['emergency']).certify, on: '2021-11-29' },
      { ...actsOf('m1', ['emergency']).pass, on: '2021-11-30', method: { kind: 'tally', ayes: 5, nays: 2 } },
    ],
  };

  const outcome = async (engine: Engine) => {
    const measure = await engine.measure('m1');
    const history = await engine.history('m1');
    return {
      ...measure,
      due: (await engine.due('2022-12-31')).map(({ row, on, rule }) => [row, on, rule]),
      deadlines: await engine.deadlines(),
      history: history.map(({ event, on, data, stage, outcome, rulings }) => [
        event.id,
        on,
        data,
        stage,
        outcome,
        rulings,
      ]),
    };
  };

  test.each(Object.entries(lawful))(
    '[LATE-2] of a measure %s, any one act withheld and entered late, gives the same state and the same clocks',
    async (_, acts) => {
      const { engine: inTime } = await shelbyvilleHall(acts);
      const expected = await outcome(inTime);
      for (const withheld of acts) {
        const { engine, log } = await shelbyvilleHall([], memoryLog());
        const waiting: Command[] = [];
        for (const act of acts) if (act === withheld || !(await engine.execute(act)).ok) waiting.push(act);
        // The withheld act first, then those that could not do without it.
        for (const act of waiting) expect(await engine.execute(act)).toMatchObject({ ok: true });
        expect(await outcome(engine)).toEqual(expected);
        expect(await outcome(createEngine({ log, procedures: [shelbyville] }))).toEqual(expected);
      }
    },
  );

  test('[LATE-1] a report entered late moves the lie-over that a waiting vote rests on', async () => {
    const acts = upTo('read');
    const { engine } = await shelbyvilleHall(acts);
    const again: Command = { ...actsOf().report, on: '2021-11-29', commandId: 'again' };
    await engine.execute({ type: 'recommit', measure: 'm1', on: '2021-11-26' });
    await engine.execute({ ...actsOf().certify, on: '2021-11-30' });
    expect((await clocks(engine))['discharge.wait']).toBe('2021-12-26');
    expect(await engine.execute(again)).toMatchObject({ ok: true });
    expect(await clocks(engine)).toMatchObject({ 'lie-over': '2021-12-02' });
  });
});
