import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Command, createEngine, type Engine, type LegalDate, type Procedure } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, recordAll, refusedBy, verdictsOn } from '../town.ts';
import { actsOf, mayor, seven, shelbyville, shelbyvilleHall, upTo, vote } from './shelbyville.ts';

const acts = actsOf();
const stageOf = async (engine: Engine, measure = 'm1') => (await engine.measure(measure))?.stage;

/** The verdict of one rule on a command on several days. */
async function verdictsByDay(engine: Engine, command: Command, rule: string, days: readonly string[]) {
  const found: Record<string, string | undefined> = {};
  for (const on of days) found[on] = (await verdictsOn(engine, { ...command, on, commandId: `${rule}-${on}` }))[rule];
  return found;
}

describe('the ways of a measure', () => {
  test('[DECIDE-4] introduced, reported, read, passed, presented and signed it is law', async () => {
    const { engine } = await shelbyvilleHall(upTo('present'));
    const { rulings } = await engine.explain(acts.sign);
    expect(rulings.find(({ rule }) => rule === 'effective')?.sentence).toContain('takes effect on 2021-12-13');
    await engine.execute(acts.sign);
    expect(await stageOf(engine)).toBe('enacted');
    expect(await engine.deadlines()).toMatchObject([{ rule: 'effective', when: 'on', date: '2021-12-13' }]);
  });

  test('[ENGINE-10] the shortest way to law is told from the first day, and what fails now', async () => {
    const { engine } = await shelbyvilleHall(upTo('report'));
    const { reached, way, failing } = await engine.whyNot('m1', 'enacted', '2021-11-23');
    expect(reached).toBe(false);
    expect(way.map(({ row }) => row)).toEqual(['passage-carried', 'present', 'sign']);
    expect(failing.map(({ rule }) => rule).sort()).toEqual(['lie-over', 'two-readings']);
    for (const { citation } of failing) expect(citation).toContain('Shelbyville Charter');
    expect((await engine.whyNot('m1', 'vote')).reached).toBe(true);
    expect((await engine.whyNot('m1', 'withdrawn')).way).toEqual([]);
  });

  test('[RULE-11] recommitted and reported again it lies over again', async () => {
    const { engine } = await shelbyvilleHall([
      ...upTo('read'),
      { type: 'recommit', measure: 'm1', on: '2021-11-29' },
      { ...acts.report, on: '2021-11-30', commandId: 'again' },
    ]);
    const days = ['2021-11-30', '2021-12-03', '2021-12-04'];
    expect(await verdictsByDay(engine, acts.pass, 'lie-over', days)).toEqual({
      '2021-11-30': 'fails',
      '2021-12-03': 'fails',
      '2021-12-04': 'holds',
    });
  });

  test('[RULE-11] a carried amendment restarts the lie-over, a lost one does not', async () => {
    const amendment = (count: readonly number[]) => ({ ...vote('amendment', count), measure: 'm1', on: '2021-11-30' });
    const lastAfter = async (count: readonly number[]) => {
      const { engine } = await shelbyvilleHall([...upTo('read'), amendment(count)]);
      return (await engine.deadlines()).find(({ rule }) => rule === 'lie-over')?.date;
    };
    expect(await lastAfter([3, 4])).toBe('2021-11-26');
    expect(await lastAfter([4, 3])).toBe('2021-12-03');
  });

  test('[RULE-12] recalled before it is returned it is on the floor again, and after ten days it cannot be', async () => {
    const { engine } = await shelbyvilleHall(upTo('present'));
    const days = ['2021-12-12', '2021-12-13', '2021-12-14'];
    expect(await verdictsByDay(engine, acts.recall, 'mayor.days', days)).toEqual({
      '2021-12-12': 'holds',
      '2021-12-13': 'holds',
      '2021-12-14': 'fails',
    });
    await engine.execute(acts.recall);
    expect(await stageOf(engine)).toBe('vote');
    expect(await engine.due('2022-12-31')).toEqual([]);
  });

  test('[RULE-11] a committee is discharged after thirty days, by a majority of the seats', async () => {
    const { engine } = await shelbyvilleHall(upTo('refer'));
    const discharge = { ...vote('discharge', [4, 3]), measure: 'm1', on: '2021-12-02' };
    const days = ['2021-12-01', '2021-12-02', '2021-12-03'];
    expect(await verdictsByDay(engine, discharge, 'discharge.wait', days)).toEqual({
      '2021-12-01': 'fails',
      '2021-12-02': 'holds',
      '2021-12-03': 'holds',
    });
    expect((await engine.explain({ ...discharge, ...vote('discharge', [3, 0]) })).stage).toBe('committee');
    await engine.execute(discharge);
    expect(await stageOf(engine)).toBe('vote');
  });

  test('[RULE-18] its first sponsor takes a measure from the committee after thirty days, and nobody else does', async () => {
    const { introduce, refer } = actsOf();
    const { engine } = await shelbyvilleHall([{ ...introduce, sponsors: ['ann', 'bea'] }, refer]);
    const take = (id: string, on = '2021-12-02'): Command => ({
      type: 'discharge',
      measure: 'm1',
      on,
      by: { id, role: 'member' },
    });
    const early = await engine.execute(take('ann', '2021-12-01'));
    expect(early).toMatchObject({ ok: false, rejections: [{ rule: 'discharge.wait' }] });
    const second = await engine.execute(take('bea'));
    expect(second).toMatchObject({
      ok: false,
      rejections: [{ rule: 'discharge.sponsor', message: 'done by bea; its first sponsor is ann' }],
    });
    expect(await engine.execute(take('ann'))).toMatchObject({ ok: true });
    expect(await stageOf(engine)).toBe('vote');
  });

  test('[RULE-18] who took it, or who sponsors it, may not be on record', async () => {
    const { engine } = await shelbyvilleHall(upTo('refer'));
    const { rulings } = await engine.explain({ type: 'discharge', measure: 'm1', on: '2021-12-02' });
    expect(rulings.find(({ rule }) => rule === 'discharge.sponsor')).toMatchObject({
      verdict: 'undetermined',
      lacks: ['who did it', 'the sponsors of the measure'],
    });
  });

  test('[RULE-19] the council accepts the substitute that came with a veto, and the mayor gets that text', async () => {
    const { veto } = actsOf();
    const substitute = { label: 'The mayor’s substitute', hash: 'sha256:ff' };
    const { engine } = await shelbyvilleHall([...upTo('present'), { ...veto, substitute }]);
    const accept = { ...vote('acceptance', [4, 3]), measure: 'm1', on: '2021-12-14' };
    expect(await engine.execute({ ...accept, ...vote('acceptance', [3, 4]) })).toMatchObject({ ok: true });
    expect((await engine.measure('m1'))?.facts.texts).toEqual([]);
    expect(await engine.execute(accept)).toMatchObject({ ok: true });
    expect(await engine.measure('m1')).toMatchObject({
      stage: 'executive',
      facts: { texts: [{ ...substitute, on: '2021-12-14' }] },
    });
  });

  test('[RULE-19] there is nothing to accept where the veto came alone', async () => {
    const { engine } = await shelbyvilleHall(upTo('veto'));
    const accept = { ...vote('acceptance', [7, 0]), measure: 'm1', on: '2021-12-14' };
    expect(await engine.execute(accept)).toMatchObject({
      ok: false,
      rejections: [{ rule: 'offered', message: 'no substitute came with the veto' }],
    });
  });

  test('[RULE-5] reconsidered at the next meeting, which the calendar or a call tells', async () => {
    const { engine } = await shelbyvilleHall(upTo('pass'));
    const again = { ...vote('reconsideration', [5, 2]), measure: 'm1', on: '2021-12-07', mover: 'ann' };
    const days = ['2021-11-30', '2021-12-07', '2021-12-08'];
    expect(await verdictsByDay(engine, again, 'meeting', days)).toEqual({
      '2021-11-30': 'holds',
      '2021-12-07': 'holds',
      '2021-12-08': 'fails',
    });
    const call = { body: 'council', on: '2021-12-01', meeting: 'dec-7' };
    await engine.execute({ ...call, type: 'call', startsAt: '2021-12-07T19:00' });
    await engine.execute({ ...call, type: 'cancel' });
    expect(await verdictsByDay(engine, again, 'meeting', ['2021-12-14', '2021-12-15'])).toEqual({
      '2021-12-14': 'holds',
      '2021-12-15': 'fails',
    });
  });

  test('[RULE-15] a regular meeting that nobody called is none once its day is cancelled', async () => {
    const { engine } = await shelbyvilleHall(upTo('pass'));
    const again = { ...vote('reconsideration', [5, 2]), measure: 'm1', on: '2021-12-07', mover: 'ann' };
    const snow = { body: 'council', on: '2021-12-06', meeting: 'dec-7', type: 'cancel', day: '2021-12-07' } as const;
    expect(await engine.execute(snow)).toMatchObject({ ok: true });
    expect(await verdictsByDay(engine, again, 'meeting', ['2021-12-14', '2021-12-15'])).toEqual({
      '2021-12-14': 'holds',
      '2021-12-15': 'fails',
    });
  });
});

describe('votes', () => {
  const pass = async (count: readonly number[], more: object = {}) => {
    const { engine } = await shelbyvilleHall(upTo('read'));
    const { ok, rulings, stage } = await engine.explain({
      ...acts.pass,
      ...vote('passage', count),
      ...more,
    } as Command);
    return { ok, stage, ...Object.fromEntries(rulings.map(({ rule, verdict }) => [rule, verdict])) };
  };

  test.each([
    [[4, 3], 'executive'],
    [[4, 2, 1], 'executive'],
    [[3, 2, 2], 'failed'],
    [[3, 2, 1], 'failed'],
    [[3, 2], 'executive'],
  ] as const)('[VOTE-8] an abstention is a vote against: %j is %s', async (count, stage) => {
    expect(await pass(count)).toMatchObject({ ok: true, stage, passage: 'holds' });
  });

  test('[VOTE-10] the chair breaks a tie, and only a tie', async () => {
    expect(await pass([3, 3], { casting: 'ayes' })).toMatchObject({ ok: true, stage: 'executive', chair: 'holds' });
    expect(await pass([3, 2, 1], { casting: 'ayes' })).toMatchObject({ ok: true, stage: 'executive', chair: 'holds' });
    expect(await pass([3, 3], { casting: 'nays' })).toMatchObject({ ok: true, stage: 'failed' });
    expect(await pass([4, 2], { casting: 'nays' })).toMatchObject({ ok: false, chair: 'fails' });
  });

  test('[VOTE-9] the recused make a quorum, the county’s member does not', async () => {
    const method = { kind: 'roll-call', ayes: ['ann', 'bob'], nays: ['cal'] };
    expect(await pass([], { method: { ...method, recused: ['deb'] } })).toMatchObject({ ok: true, quorum: 'holds' });
    expect(await pass([], { method: { ...method, present: ['quinn'] } })).toMatchObject({ ok: false, quorum: 'fails' });
  });

  test('[VOTE-6] the county’s member has no vote', async () => {
    const method = { kind: 'roll-call', ayes: [...seven, 'quinn'] };
    expect(await pass([], { method })).toMatchObject({ ok: false, roll: 'fails' });
  });

  test.each([
    [[4, 1], 'holds'],
    [[5, 2], 'fails'],
    [[6, 1], 'holds'],
    [[3, 0, 1], 'fails'],
  ] as const)('[RULE-1] four fifths of those present waive the second reading: %j', async (count, verdict) => {
    const waiver = { ...vote('passage', count), question: { kind: 'waiver', rule: 'two-readings' } };
    const { engine } = await shelbyvilleHall([
      ...upTo('report'),
      { ...waiver, measure: 'm1', on: '2021-11-30' } as Command,
    ]);
    const given = (await engine.history('m1')).at(-1)?.outcome === 'carried';
    expect(given).toBe(verdict === 'holds');
    expect((await verdictsOn(engine, acts.pass))['two-readings']).toBe(verdict);
  });

  test('[RULE-11] a carried waiver of the lie-over ends it, for the vote and among the deadlines', async () => {
    const waiver = { ...vote('passage', [6, 1]), question: { kind: 'waiver', rule: 'lie-over' } };
    const { engine } = await shelbyvilleHall(upTo('read'));
    expect((await engine.deadlines()).map(({ rule }) => rule)).toContain('lie-over');
    await engine.execute({ ...waiver, measure: 'm1', on: '2021-11-24' } as Command);
    const early = { ...acts.pass, on: '2021-11-24' };
    const { rulings } = await engine.explain(early);
    expect(rulings.find(({ rule }) => rule === 'lie-over')).toMatchObject({
      verdict: 'holds',
      sentence: 'waived on 2021-11-24',
    });
    expect((await engine.deadlines()).map(({ rule }) => rule)).not.toContain('lie-over');
    // What was waived is the text of that day: another lies over for itself.
    const substitute: Command = { type: 'substitute', measure: 'm1', on: '2021-11-29', text: { label: 'B' } };
    await recordAll(engine, [substitute]);
    expect((await engine.deadlines()).map(({ rule }) => rule)).toContain('lie-over');
    const soon = { ...acts.pass, on: '2021-11-30', commandId: 'soon' };
    expect(await refusedBy(engine, soon as Command)).toEqual(['lie-over']);
  });

  describe('where no meeting is known', () => {
    const council = { ...shelbyville.bodies.council, name: 'Council', seats: 7, meets: undefined };
    const unmet = { ...shelbyville, bodies: { ...shelbyville.bodies, council } } as typeof shelbyville;
    const afterVeto = async () => {
      const { log } = await shelbyvilleHall(upTo('veto'));
      return createEngine({ log, procedures: [unmet] });
    };

    test('[RULE-11] nothing lapses before the first day on which the meeting could be', async () => {
      const engine = await afterVeto();
      const onDay = async (on: string) =>
        (await engine.explain({ ...acts.lapse, on } as Command)).rulings.find(({ rule }) => rule === 'veto.stands');
      expect(await onDay('2021-12-20')).toMatchObject({
        verdict: 'fails',
        numbers: { from: '2021-12-10', earliest: '2021-12-20' },
        sentence: expect.stringMatching(/lawful after 2021-12-20 at the earliest$/),
      });
      expect(await onDay('2021-12-21')).toMatchObject({
        verdict: 'undetermined',
        lacks: ['the meetings after 2021-12-10'],
      });
    });

    test('[RULE-12] what has a window is lawful up to that day', async () => {
      const engine = await afterVeto();
      const onDay = async (on: string) =>
        (await engine.explain({ ...acts.override, on } as Command)).rulings.find(
          ({ rule }) => rule === 'override.window',
        );
      expect(await onDay('2021-12-20')).toMatchObject({
        verdict: 'holds',
        sentence: expect.stringMatching(/until 2021-12-20 at the earliest$/),
      });
      expect(await onDay('2021-12-21')).toMatchObject({ verdict: 'undetermined' });
    });
  });
});

describe('an emergency', () => {
  const urgent = actsOf('m1', ['emergency']);

  test('[RULE-14] passes at once when the mayor has certified it, and not before', async () => {
    const { engine } = await shelbyvilleHall(upTo('read', urgent));
    const at = { ...urgent.pass, ...vote('passage', [5, 2]), on: '2021-11-24' };
    expect(await refusedBy(engine, at)).toEqual(['certified']);
    expect((await engine.whyNot('m1', 'enacted', '2021-11-24')).failing).toMatchObject([
      { rule: 'certified', sentence: 'no certify on record', citation: expect.stringContaining('7a') },
    ]);
    expect(await refusedBy(engine, { ...urgent.certify, on: '2021-11-24', by: { id: 'ann', role: 'member' } })).toEqual(
      ['mayor'],
    );
    expect(await refusedBy(engine, { ...urgent.certify, on: '2021-11-24' })).toEqual([]);
    expect(await refusedBy(engine, at)).toEqual([]);
    await engine.execute({ ...urgent.present, on: '2021-11-24' });
    await engine.execute({ ...urgent.sign, on: '2021-11-24' });
    expect(await engine.deadlines()).toMatchObject([{ rule: 'effective.emergency', date: '2021-11-24' }]);
  });

  test.each([
    [[5, 2], 7, 'executive'],
    [[4, 3], 7, 'failed'],
    [[4, 1], 5, 'executive'],
    [[3, 1], 4, 'failed'],
  ] as const)('[VOTE-11] takes the larger of two numbers: %j of %i in office is %s', async (count, inOffice, stage) => {
    const { engine } = await shelbyvilleHall();
    for (const member of seven.slice(inOffice))
      await engine.execute({
        type: 'vacate',
        body: 'council',
        on: '2021-10-01',
        member,
        reason: 'resigned',
      } as Command);
    for (const act of [...upTo('read', urgent), { ...urgent.certify, on: '2021-11-23' }]) await engine.execute(act);
    const [ayes, nays] = [seven.slice(0, count[0]), seven.slice(count[0], count[0] + count[1])];
    const method = { kind: 'roll-call', ayes, nays };
    expect(await engine.explain({ ...urgent.pass, method } as Command)).toMatchObject({ ok: true, stage });
  });
});

describe('clocks, the day before, the day and the day after', () => {
  const turning = (days: readonly string[], verdicts: readonly string[]) =>
    Object.fromEntries(days.map((day, index) => [day, verdicts[index]]));

  test.each([
    // Thanksgiving does not count: the third business day after Monday the 22nd is Friday the 26th.
    ['lie-over', 'read', 'pass', ['2021-11-25', '2021-11-26', '2021-11-27'], ['fails', 'fails', 'holds']],
    ['presentment', 'pass', 'present', ['2021-12-02', '2021-12-03', '2021-12-04'], ['holds', 'holds', 'fails']],
    // The tenth day is a Saturday, and runs on to Monday.
    ['mayor.days', 'present', 'sign', ['2021-12-12', '2021-12-13', '2021-12-14'], ['holds', 'holds', 'fails']],
    ['mayor.days', 'present', 'veto', ['2021-12-12', '2021-12-13', '2021-12-14'], ['holds', 'holds', 'fails']],
    ['pocket', 'present', 'expire', ['2021-12-12', '2021-12-13', '2021-12-14'], ['fails', 'fails', 'holds']],
    ['override.wait', 'veto', 'override', ['2021-12-14', '2021-12-15', '2021-12-16'], ['fails', 'holds', 'holds']],
    ['override.window', 'veto', 'override', ['2021-12-20', '2021-12-21', '2021-12-22'], ['holds', 'holds', 'fails']],
    ['veto.stands', 'veto', 'lapse', ['2021-12-20', '2021-12-21', '2021-12-22'], ['fails', 'fails', 'holds']],
  ] as const)('[RULE-11] [RULE-12] %s, after %s, for %s', async (rule, after, act, days, verdicts) => {
    const { engine } = await shelbyvilleHall(upTo(after));
    expect(await verdictsByDay(engine, acts[act], rule, days)).toEqual(turning(days, verdicts));
    for (const [index, on] of days.entries()) {
      const { ok, rejections } = await engine.explain({ ...acts[act], on, commandId: 'new' });
      expect(ok ? [] : rejections.map((each) => each.rule)).toEqual(verdicts[index] === 'holds' ? [] : [rule]);
    }
  });

  test('[RULE-13] a veto is voted on once', async () => {
    const { engine } = await shelbyvilleHall(upTo('veto'));
    expect(await refusedBy(engine, { ...acts.override, ...vote('override', [5, 2]), on: '2021-12-15' })).toEqual([]);
    expect(await stageOf(engine)).toBe('executive.vetoed');
    const { ok, rejections } = await engine.explain({ ...acts.override, commandId: 'second' });
    expect(ok ? [] : rejections).toMatchObject([
      { rule: 'override.once', message: 'override was voted on before, on 2021-12-15' },
    ]);
  });

  test.each([
    [[6, 1], 'enacted'],
    [[5, 2], 'executive.vetoed'],
    [[5, 0], 'enacted'],
    [[5, 1], 'enacted'],
    [[4, 0], 'executive.vetoed'],
  ] as const)(
    '[VOTE-11] an override of %j, the larger of two thirds of seven and four fifths of those there, leads to %s',
    async (count, stage) => {
      const { engine } = await shelbyvilleHall(upTo('veto'));
      expect(await engine.explain({ ...acts.override, ...vote('override', count) })).toMatchObject({ ok: true, stage });
    },
  );

  test.each([
    ['the regular meeting of the eleventh day', '2021-12-10', [], '2021-12-21'],
    ['a meeting on the tenth day itself', '2021-12-11', [], '2021-12-21'],
    ['a regular meeting on the ninth day is too early, and the next is left out', '2021-12-12', [], '2022-01-04'],
    ['a special meeting on the tenth day', '2021-12-10', [['call', 'special', '2021-12-20T18:00']], '2021-12-20'],
    [
      'a special meeting on the ninth day is too early',
      '2021-12-10',
      [['call', 'special', '2021-12-19T18:00']],
      '2021-12-21',
    ],
    [
      'the regular meeting cancelled',
      '2021-12-10',
      [['call', 'regular', '2021-12-21T18:00'], ['cancel']],
      '2022-01-04',
    ],
    [
      'a special meeting cancelled on the day of a regular one',
      '2021-12-10',
      [['call', 'special', '2021-12-21T09:00'], ['cancel']],
      '2021-12-21',
    ],
  ] as const)(
    '[RULE-15] the first meeting not less than ten days after a veto: %s',
    async (_, vetoed, meetings, last) => {
      const { engine } = await shelbyvilleHall([...upTo('present'), { ...acts.veto, on: vetoed }]);
      for (const [type, kind, startsAt] of meetings)
        await engine.execute({
          type,
          body: 'council',
          on: '2021-12-10',
          meeting: 'a',
          ...(kind && { kind, startsAt }),
        } as Command);
      const deadlines = await engine.deadlines({ measure: 'm1' });
      expect(deadlines.find(({ rule }) => rule === 'override.window')).toMatchObject({ when: 'by', date: last });
      expect(await engine.due('2022-02-01')).toMatchObject([{ row: 'veto-stands', on: addDays(last as LegalDate, 1) }]);
    },
  );
});

describe('deadlines and what is due', () => {
  const slower = {
    kind: 'lie-over',
    term: { days: 20, counting: 'calendar', closedEnd: 'ends' },
    since: ['present'],
    lawful: 'on-last-day',
  };

  test('[ENGINE-7] every day the law sets is told, across measures, soonest first, and up to a day', async () => {
    const { engine } = await shelbyvilleHall([
      ...upTo('veto'),
      ...upTo('present', actsOf('m2')),
      ...upTo('read', actsOf('m3')),
      ...upTo('refer', actsOf('m4')),
    ]);
    const told = (await engine.deadlines()).map(
      ({ date, measure, rule, when }) => `${date} ${measure} ${rule} ${when}`,
    );
    expect(told).toEqual([
      '2021-11-26 m3 lie-over after',
      '2021-12-02 m4 discharge.wait from',
      '2021-12-13 m2 mayor.days by',
      '2021-12-13 m2 pocket after',
      '2021-12-15 m1 override.wait from',
      '2021-12-21 m1 override.window by',
      '2021-12-21 m1 veto.stands after',
    ]);
    expect(await engine.deadlines({ until: '2021-12-02' })).toHaveLength(2);
    expect(await engine.deadlines({ until: '2021-12-01' })).toHaveLength(1);
    for (const { citation } of await engine.deadlines()) expect(citation).toContain('Shelbyville Charter');
  });

  test('[ENGINE-11] nothing is due on the day before, and what is due is recorded once, however often it is run', async () => {
    const { engine, log } = await shelbyvilleHall([...upTo('present'), ...upTo('veto', actsOf('m2'))]);
    expect(await engine.due('2021-12-13')).toEqual([]);
    expect(await engine.runDue('2021-12-13')).toEqual([]);
    expect(await engine.due('2021-12-14')).toMatchObject([
      { row: 'pocketed', on: '2021-12-14', rule: 'pocket', citation: expect.stringContaining('13') },
    ]);
    expect(await engine.runDue('2021-12-22')).toMatchObject([
      { due: { row: 'pocketed' }, result: { ok: true, repeated: false } },
      { due: { row: 'veto-stands' }, result: { ok: true, repeated: false } },
    ]);
    expect([await stageOf(engine), await stageOf(engine, 'm2')]).toEqual(['expired', 'failed']);
    const head = await log.head();
    expect(await engine.runDue('2022-12-31')).toEqual([]);
    expect(await log.head()).toBe(head);
  });

  test('[ENGINE-11] a measure whose law is not at hand keeps nothing of the others from falling due', async () => {
    const { log } = await shelbyvilleHall(upTo('present'));
    const engine = createEngine({ log, procedures: [springfield, shelbyville] });
    const { introduce } = ordinance('m9');
    expect(await engine.execute({ ...introduce, procedure: 'springfield' })).toMatchObject({ ok: true });
    const alone = createEngine({ log, procedures: [shelbyville] });
    expect(await alone.due('2021-12-14')).toMatchObject([{ row: 'pocketed' }]);
    await expect(alone.due('soon')).rejects.toMatchObject({ code: 'query-invalid' });
  });

  test('[ENGINE-11] what is due is recorded, however long the name of its measure', async () => {
    const measure = 'm'.repeat(200);
    const { engine } = await shelbyvilleHall(upTo('present', actsOf(measure)));
    expect(await engine.due('2021-12-14')).toMatchObject([{ row: 'pocketed', command: { measure } }]);
    expect(await engine.runDue('2021-12-14')).toMatchObject([{ result: { ok: true, repeated: false } }]);
    expect(await stageOf(engine, measure)).toBe('expired');
  });

  test('[ENGINE-11] of two engines that run at once on one log each act is recorded by one', async () => {
    const measures = ['m1', 'm2', 'm3', 'm4'];
    const { engine, log } = await shelbyvilleHall(measures.flatMap((measure) => upTo('present', actsOf(measure))));
    const other = createEngine({ log, procedures: [shelbyville] });
    const head = await log.head();
    const runs = await Promise.all([
      engine.runDue('2022-01-31'),
      other.runDue('2022-01-31'),
      engine.runDue('2022-01-31'),
    ]);
    expect(await log.head()).toBe(head + measures.length);
    expect(runs.flat().filter(({ result }) => result.ok && !result.repeated)).toHaveLength(measures.length);
    for (const measure of measures) {
      expect(await stageOf(other, measure)).toBe('expired');
      expect((await engine.measure(measure))?.version).toBe(7);
    }
  });

  test('[ENGINE-11] where two times must have run out, it is due with the later', async () => {
    const rules = shelbyville.rules.map((rule) => (rule.id === 'presentment' ? { ...rule, ...slower } : rule));
    const rows = shelbyville.rows.map((row) =>
      row.id === 'pocketed' ? { ...row, rules: ['presentment', 'pocket'] } : row,
    );
    const procedure = { ...shelbyville, rules, rows } as typeof shelbyville;
    const { log } = await shelbyvilleHall(upTo('present'));
    const engine = createEngine({ log, procedures: [procedure] });
    expect(await engine.due('2022-12-31')).toMatchObject([{ on: '2021-12-21', rule: 'presentment' }]);
    expect(await engine.runDue('2021-12-20')).toEqual([]);
    expect(await engine.runDue('2021-12-21')).toMatchObject([{ result: { ok: true } }]);
  });

  describe('what would be accepted on its day', () => {
    const dueBy = async (change: (procedure: Procedure) => object) => {
      const { log } = await shelbyvilleHall(upTo('present'));
      const procedure = { ...shelbyville, ...change(shelbyville) } as Procedure;
      const engine = createEngine({ log, procedures: [procedure] });
      return { due: await engine.due('2022-12-31'), run: await engine.runDue('2022-12-31') };
    };
    const withPocket = ({ rows }: Procedure, ...more: string[]) =>
      rows.map((row) => (row.id === 'pocketed' ? { ...row, rules: [...row.rules, ...more] } : row));
    const head = { title: 'A rule', citation: { instrument: 'A charter', section: '1' } };

    test('[ENGINE-13] nothing is due that lacks what must come before it', async () => {
      const rule = (done: string) => ({ ...head, id: 'first', kind: 'prerequisite', done: [done] });
      const dueAfter = (done: string) =>
        dueBy((procedure) => ({ rules: [...procedure.rules, rule(done)], rows: withPocket(procedure, 'first') }));
      expect(await dueAfter('publish')).toEqual({ due: [], run: [] });
      expect((await dueAfter('present')).due).toMatchObject([{ row: 'pocketed', on: '2021-12-14' }]);
    });

    test('[ENGINE-13] an act is due under the edition of its day, and on the first day of one that shortens a time', async () => {
      const shorter = (from: string) => (procedure: Procedure) => ({
        editions: [{ id: 'charter' }, { id: 'second', from }],
        rules: procedure.rules.flatMap((rule) =>
          rule.id === 'pocket'
            ? [
                { ...rule, editions: ['charter'] },
                {
                  ...rule,
                  id: 'pocket.second',
                  term: { days: 2, counting: 'calendar' as const, closedEnd: 'ends' as const },
                  editions: ['second'],
                },
              ]
            : [rule],
        ),
        rows: withPocket(procedure, 'pocket.second'),
      });
      const [afterIt] = (await dueBy(shorter('2021-12-20'))).due;
      expect(afterIt).toMatchObject({ on: '2021-12-14', rule: 'pocket' });
      const { due, run } = await dueBy(shorter('2021-12-10'));
      expect(due).toMatchObject([{ on: '2021-12-10', rule: 'pocket.second' }]);
      expect(run).toMatchObject([{ result: { ok: true, event: { law: { procedure: { edition: 'second' } } } } }]);
    });
  });

  test('[ENGINE-11] of a mayor who signs in time nothing is due, also when it is entered late', async () => {
    const { engine } = await shelbyvilleHall(upTo('present'));
    await engine.runDue('2021-12-14');
    const late = await engine.execute(acts.sign);
    expect(late).toMatchObject({ ok: true, event: { law: { stage: 'enacted' } } });
    if (late.ok)
      expect(late.event.law.revises).toMatchObject([{ rulings: [{ rule: 'pocketed', verdict: 'fails' }, {}] }]);
    expect(await engine.due('2022-12-31')).toEqual([]);
  });
});

describe('what is asked', () => {
  /** Every point of the way at which the town's clocks run. */
  const points = ['refer', 'report', 'read', 'pass', 'present', 'sign', 'veto'] as const;

  test('[ENGINE-7] where a deadline stands, there the ruling turns', async () => {
    const commands = Object.values(acts);
    let turned = 0;
    for (const point of points) {
      const { engine } = await shelbyvilleHall(upTo(point));
      for (const { rule, when, date } of await engine.deadlines()) {
        if (date === undefined || when === 'on') continue;
        const day = (shift: number) => addDays(date, shift);
        for (const command of commands) {
          if (!(rule in (await verdictsOn(engine, { ...command, on: date, commandId: 'new' })))) continue;
          const found = Object.values(await verdictsByDay(engine, command, rule, [day(-1), day(0), day(1)]));
          const expected = { by: 'holds holds fails', from: 'fails holds holds', after: 'fails fails holds' }[when];
          // An act on an earlier day may come before the one that the clock began with.
          expect([point, command.type, rule, found.join(' ')]).toEqual([point, command.type, rule, expected]);
          turned += 1;
        }
      }
    }
    expect(turned).toBeGreaterThan(8);
  });

  test('[ENGINE-5] whatever is refused is refused by a failing rule or row that is cited, in words', async () => {
    const commands: readonly object[] = [
      ...Object.values(acts),
      ...(['discharge', 'amendment', 'reconsideration'] as const).map((kind) => vote(kind, [4, 3])),
      { ...vote('passage', [3, 3]), casting: 'ayes' },
      { ...vote('passage', [4, 2]), casting: 'nays' },
      { ...vote('passage', [2, 5]), announced: 'carried' },
      { ...vote('passage', [1, 0]) },
      { type: 'recommit' },
      { type: 'substitute', text: { label: 'Substitute' } },
      { type: 'withdraw' },
      { type: 'sponsor', change: 'add', sponsors: ['ann'] },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...points),
        fc.constantFrom(...commands),
        fc.nat(70),
        fc.boolean(),
        async (point, command, days, asMember) => {
          const { engine } = await shelbyvilleHall(upTo(point));
          const on = addDays('2021-11-01' as LegalDate, days);
          const by = asMember ? { id: 'ann', role: 'member' } : mayor;
          const asked = { ...command, measure: 'm1', on, by, commandId: 'asked' } as unknown as Command;
          const { ok, rejections, rulings } = await engine.explain(asked);
          const result = await engine.execute(asked);
          expect(result.ok).toBe(ok);
          if (ok) return;
          expect(rejections.length).toBeGreaterThan(0);
          for (const { rule, code, citation, message } of rejections) {
            expect(citation).not.toBe('');
            expect(message).not.toBe('');
            if (code === 'not-provided') expect(rule).toBe('STAGE-1');
            else
              expect(rulings).toContainEqual(
                expect.objectContaining({ rule, verdict: 'fails', citation, sentence: message }),
              );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
