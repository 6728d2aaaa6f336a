import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnyAct,
  audit,
  type BodyFacts,
  bodiesOf,
  type Command,
  chronologyOf,
  createEngine,
  defineProcedure,
  definitionsOf,
  type EventLog,
  replay,
} from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, refusedBy, rollCallOf, townHall } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const all = [introduce, refer, report, read, pass, sign];
type Change = Extract<Command, { type: 'correct' }>['change'];
const correct = (event: string, change: Change, on = '2020-06-01'): Command => ({
  type: 'correct',
  measure: 'm1',
  on,
  event,
  change,
  reason: 'misread',
});

describe('what may be corrected', () => {
  test('[CORRECT-1] a correction names an act of its own stream', async () => {
    const { engine } = await townHall({ acts: [introduce, { ...introduce, measure: 'm2', commandId: 'other' }] });
    for (const event of ['nothing', 'other', 'm1'])
      expect(await refusedBy(engine, correct(event, { strike: true }))).toEqual(['CORRECT-1']);
    expect(await refusedBy(engine, { ...correct('m1-introduce', { strike: true }), measure: 'm3' } as Command)).toEqual(
      ['CORRECT-1'],
    );
  });

  test('[CORRECT-1] what is struck, and a correction itself, is no act on the record', async () => {
    const { engine } = await townHall({ acts: [introduce, refer] });
    const first = { ...correct('m1-refer', { data: { to: ['streets'] } }), commandId: 'first' };
    expect(await refusedBy(engine, first)).toEqual([]);
    expect(await refusedBy(engine, correct('first', { strike: true }))).toEqual(['CORRECT-1']);
    expect(await refusedBy(engine, correct('m1-refer', { strike: true }))).toEqual([]);
    expect(await refusedBy(engine, correct('m1-refer', { data: { to: ['finance'] } }))).toEqual(['CORRECT-1']);
  });

  test('[CORRECT-1] the rejection of a corrected correction, or of a struck act, says what to do instead', async () => {
    const { engine } = await townHall({ acts: [introduce, refer] });
    const message = async (command: Command) => {
      const result = await engine.execute(command);
      return result.ok ? undefined : result.rejections[0]?.message;
    };
    await engine.execute({ ...correct('m1-refer', { strike: true }), commandId: 'strike' });
    expect(await message(correct('strike', { strike: true }))).toBe(
      'strike is itself a correction: correct the act that it names, m1-refer, or record that act anew where it was struck',
    );
    expect(await message(correct('m1-refer', { on: '2020-01-08' }))).toBe(
      'the act m1-refer was struck: record it anew',
    );
    expect(await refusedBy(engine, { ...refer, commandId: 'anew' })).toEqual([]);
  });

  test.each<[string, Change]>([
    ['nothing', {}],
    ['no fact', { data: {} }],
  ])('[CORRECT-2] a correction of %s is malformed', async (_, change) => {
    const { engine } = await townHall({ acts: [introduce] });
    expect(await engine.execute(correct('m1-introduce', change))).toMatchObject({
      ok: false,
      rejections: [{ code: 'malformed', path: expect.arrayContaining(['change']) }],
    });
  });

  test.each<[string, Change, string]>([
    ['a field of no act', { data: { colour: 'blue' } }, 'colour'],
    ['a kind that is no name of one', { data: { kind: 'A decree' } }, 'kind'],
    ['a title that is none', { data: { title: '' } }, 'title'],
    ['nothing where something must be', { data: { kind: null } }, 'kind'],
  ])('[CORRECT-2] an introduction is not corrected to %s', async (_, change, field) => {
    const { engine } = await townHall({ acts: [introduce] });
    expect(await engine.execute(correct('m1-introduce', change))).toMatchObject({
      ok: false,
      rejections: [{ code: 'malformed', rule: 'CORRECT-2', path: ['change', 'data', field] }],
    });
  });

  test.each<[string, Change, readonly string[]]>([
    ['an act that there is none of', { act: 'decree', data: {} }, ['change', 'act']],
    ['an act of a body', { act: 'seat', data: { member: 'ada' } }, ['change', 'act']],
    ['a correction', { act: 'correct', data: {} }, ['change', 'act']],
    ['another act with the words of this one', { act: 'refer', data: { kind: 'ordinance' } }, ['change', 'data', 'to']],
    ['another act of which nothing is said', { act: 'refer' }, ['change', 'data', 'to']],
    ['nobody known', { by: { id: '' } }, ['change']],
    ['a source that is none', { source: { colour: 'blue' } as never }, ['change']],
    ['before what is not there', { before: 'nothing' }, ['change', 'before']],
    ['before itself', { before: 'm1-introduce' }, ['change', 'before']],
  ])('[CORRECT-5] [CORRECT-2] [LATE-4] an introduction is not corrected to %s', async (_, change, path) => {
    const { engine } = await townHall({ acts: [introduce] });
    const result = await engine.execute(correct('m1-introduce', change));
    expect(result.ok ? [] : result.rejections.map((rejection) => rejection.path)).toContainEqual(
      expect.arrayContaining([...path]),
    );
  });

  test('[CORRECT-2] what a correction leaves out of a fact is filled in as a command’s is', async () => {
    const { engine } = await townHall({ acts: all });
    const method = { kind: 'roll-call', ayes: ['ada', 'ben', 'cleo'] };
    expect(await refusedBy(engine, correct('m1-pass', { data: { method } }))).toEqual([]);
    expect((await engine.measure('m1'))?.facts.votes[0]?.method).toMatchObject({
      ayes: method.ayes,
      nays: [],
      absent: [],
    });
  });

  test('[CORRECT-2] a key that is no field cannot be smuggled in', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    const change = JSON.parse('{"data":{"title":"Holes","__proto__":{"kind":"resolution"}}}') as Change;
    await engine.execute(correct('m1-introduce', change));
    expect((await engine.measure('m1'))?.facts).toMatchObject({ kind: 'ordinance' });
    expect(({} as { kind?: string }).kind).toBeUndefined();
  });
});

describe('how the record reads', () => {
  test('[CORRECT-3] a correction changes no event', async () => {
    const { engine, log } = await townHall({ acts: all });
    const before = await log.readStream('measure/m1');
    await engine.execute(correct('m1-introduce', { data: { title: 'Holes' }, on: '2020-01-05' }));
    expect((await log.readStream('measure/m1')).slice(0, -1)).toEqual(before);
  });

  test('[CORRECT-3] as published before, as corrected after, whatever the history and the correction', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps({ maxLength: 10 }),
        fc.nat(20),
        fc.integer({ min: -3, max: 9 }),
        fc.boolean(),
        async (steps, pick, shift, strike) => {
          const { engine, log } = await townHall();
          const acts = await walk(engine, steps);
          const target = acts[pick % Math.max(1, acts.length)];
          if (!target?.commandId) return;
          const published = await engine.measure('m1');
          const events = await log.readStream('measure/m1');
          const on = new Date(Date.parse(target.on) + shift * 86_400_000).toISOString().slice(0, 10);
          const result = await engine.execute(correct(target.commandId, strike ? { strike } : { on }, target.on));
          expect(result.ok).toBe(true);
          const last = events.at(-1);
          expect(await engine.measure('m1', { at: String(last?.at) })).toEqual(published);
          // Live, folded from the log, and to an engine that has just been made, it is the same.
          const corrected = await engine.measure('m1');
          expect(corrected).toMatchObject(replay(await log.readStream('measure/m1'), []));
          expect(await createEngine({ log, procedures: [springfield] }).measure('m1')).toEqual(corrected);
          const history = await engine.history('m1');
          expect(history.map(({ on }) => on)).toEqual(history.map(({ on }) => on).sort());
          expect(history.at(-1)?.stage ?? 'unfiled').toBe(corrected?.stage);
          expect(history.filter(({ correctedBy }) => correctedBy)).toHaveLength(strike ? 0 : 1);
          // And it goes on from there.
          await walk(
            engine,
            steps.slice(0, 3).map((step) => ({ ...step, row: step.row + 1 })),
            { ids: 'on' },
          );
          expect(await engine.measure('m1')).toMatchObject(replay(await log.readStream('measure/m1'), []));
        },
      ),
      { numRuns: 80 },
    );
  });

  test('[CORRECT-3] an act moved behind the day of its correction comes after what is done in between', async () => {
    const { engine } = await townHall({ acts: [introduce, refer] });
    await engine.execute(correct('m1-refer', { on: '2020-01-20' }, '2020-01-08'));
    expect(await refusedBy(engine, { type: 'hold', measure: 'm1', on: '2020-01-10', until: '2020-02-01' })).toEqual([
      'hold-in-committee',
    ]);
    expect(await refusedBy(engine, { ...read, on: '2020-01-10' })).toEqual([]);
    expect((await engine.history('m1')).map(({ on, stage }) => [on, stage])).toEqual([
      ['2020-01-06', 'introduced'],
      ['2020-01-10', 'introduced'],
      ['2020-01-20', 'committee'],
    ]);
    expect((await engine.measure('m1'))?.stage).toBe('committee');
  });

  test('[CORRECT-3] a correction of what was corrected stands in its place', async () => {
    const { engine } = await townHall({ acts: all });
    await engine.execute(correct('m1-introduce', { data: { title: 'Holes' } }));
    await engine.execute(correct('m1-introduce', { data: { file: '20-1' } }));
    await engine.execute(correct('m1-introduce', { data: { title: 'Potholes on Main' }, on: '2020-01-05' }));
    expect((await engine.measure('m1'))?.facts).toMatchObject({
      title: 'Potholes on Main',
      file: '20-1',
      introducedOn: '2020-01-05',
    });
    expect((await engine.history('m1'))[0]).toMatchObject({ on: '2020-01-05', event: { on: '2020-01-06' } });
  });

  test('[CORRECT-5] it may say that it was another act, by whom, and how the source reads now', async () => {
    const { engine, log } = await townHall({ acts: all });
    const change: Change = {
      act: 'veto',
      data: { message: 'No' },
      by: { id: 'ben', role: 'mayor' },
      source: { locator: 'row 7', says: 'Vetoed' },
    };
    expect(await refusedBy(engine, correct('m1-sign', change))).toEqual([]);
    expect((await engine.history('m1')).at(-1)).toMatchObject({
      event: { type: 'signed', by: { id: 'ada' } },
      type: 'vetoed',
      by: { id: 'ben' },
      source: { says: 'Vetoed' },
      data: { message: 'No' },
      stage: 'executive.vetoed',
    });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'executive.vetoed' });
    expect(replay((await log.readStream('measure/m1')).slice(0, -1), [])).toMatchObject({ stage: 'enacted' });
  });

  test('[CORRECT-5] the same act said anew drops what it said before; nobody may have done it', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    await engine.execute(correct('m1-introduce', { act: 'introduce', data: { kind: 'ordinance' }, by: null }));
    expect((await engine.history('m1'))[0]).toMatchObject({ by: undefined, data: { kind: 'ordinance' } });
    expect((await engine.measure('m1'))?.facts).not.toHaveProperty('title');
  });

  test('[CORRECT-5] a correction of the source alone changes no judgement', async () => {
    const { engine } = await townHall({ acts: all });
    const result = await engine.execute(correct('m1-pass', { source: { says: 'Adopted' } }));
    expect(result.ok && result.event.law).not.toHaveProperty('revises');
    expect((await engine.history('m1')).find(({ event }) => event.id === 'm1-pass')?.source).toEqual({
      says: 'Adopted',
    });
  });

  test('[CORRECT-3] a body’s record is corrected as well', async () => {
    const seated: Command = { type: 'seat', body: 'parks', on: '2020-01-06', member: 'ada', commandId: 'seated' };
    const { engine } = await townHall({ acts: [seated] });
    const change = { on: '2020-01-02', data: { member: 'adele', role: 'chair' } };
    await engine.execute({
      type: 'correct',
      body: 'parks',
      on: '2020-06-01',
      event: 'seated',
      change,
      reason: 'misread',
    });
    expect((await engine.body('parks')).tenures).toEqual([{ member: 'adele', role: 'chair', from: '2020-01-02' }]);
  });
});

describe('what a correction changes in law', () => {
  test('[CORRECT-4] a corrected roll call is judged again, and so is what rests on it', async () => {
    const { engine } = await townHall({ acts: all });
    const result = await engine.execute(correct('m1-pass', { data: { method: rollCallOf(2) } }));
    expect(result).toMatchObject({
      ok: true,
      event: {
        law: {
          stage: 'enacted',
          rulings: [],
          revises: [
            { event: 'm1-pass', outcome: 'lost', row: 'defeat', stage: 'failed' },
            { event: 'm1-sign', row: 'sign', rulings: [{ rule: 'sign', verdict: 'fails' }, {}, {}, {}] },
          ],
        },
      },
    });
  });

  test('[CORRECT-4] a correction of words changes no judgement', async () => {
    const { engine } = await townHall({ acts: all });
    const result = await engine.execute(correct('m1-introduce', { data: { title: 'Holes' } }));
    expect(result).toMatchObject({ ok: true, event: { law: { stage: 'enacted' } } });
    if (result.ok) expect(result.event.law).not.toHaveProperty('revises');
  });

  test('[CORRECT-4] with the introduction struck, what followed it shows that it must have happened', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    const result = await engine.execute(correct('m1-introduce', { strike: true }));
    if (!result.ok) throw new Error('refused');
    expect(result.event.law.revises).toMatchObject([
      {
        event: 'm1-refer',
        stage: 'committee',
        rulings: [{ rule: 'refer', verdict: 'fails', numbers: { missing: ['introduce'] } }],
      },
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'vote' });
    expect((await engine.measure('m1'))?.facts).not.toHaveProperty('introducedOn');
  });

  test('[CORRECT-4] a changed order is a changed judgement', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read, pass] });
    const result = await engine.execute(correct('m1-report', { on: '2020-01-20' }));
    if (!result.ok) throw new Error('refused');
    expect(result.event.law.revises?.map(({ event }) => event)).toEqual(['m1-read', 'm1-pass', 'm1-report']);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'vote' });
  });

  test('[CORRECT-4] an act moved into another edition is judged, and explained, under that one', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read, pass] });
    const early = (event: string, on: string) => engine.execute({ ...correct(event, { on }), historical: true });
    await early('m1-introduce', '2009-12-01');
    await early('m1-refer', '2009-12-01');
    await early('m1-report', '2009-12-02');
    await early('m1-read', '2009-12-02');
    await early('m1-pass', '2009-12-03');
    const passed = (await engine.history('m1')).at(-1);
    expect(passed?.rulings).toContainEqual(
      expect.objectContaining({
        rule: 'readings.old',
        verdict: 'holds',
        title: 'Three readings, the vote on the last',
      }),
    );
    expect(await engine.measure('m1')).toMatchObject({ procedure: { edition: 'old' } });
  });

  test('[CORRECT-4] [PROC-2] another edition is another judgement, even where it finds the same', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    await engine.execute({ ...correct('m1-introduce', { on: '2009-12-01' }), historical: true });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'introduced', procedure: { edition: 'old' } });
  });

  test('[CORRECT-4] whatever is corrected, the record reads as if it were judged from its beginning', async () => {
    const step = fc.record({ pick: fc.nat(20), shift: fc.integer({ min: -6, max: 6 }), strike: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps({ minDays: 1, maxLength: 9 }),
        fc.array(step, { maxLength: 3 }),
        async (steps, changes) => {
          const { engine } = await townHall();
          const recorded = (await walk(engine, steps)).flatMap(({ commandId, on }) =>
            commandId ? [{ commandId, on }] : [],
          );
          for (const { pick, shift, strike } of changes) {
            const target = recorded[pick % Math.max(1, recorded.length)];
            if (!target) return;
            const on = new Date(Date.parse(target.on) + shift * 86_400_000).toISOString().slice(0, 10);
            await engine.execute(correct(target.commandId, strike === 0 ? { strike: true } : { on }));
          }
          // A lapse that the law does not do after all is as good as not there.
          const history = (await engine.history('m1')).filter((entry) => !entry.void);
          const rosters = new Map<string, BodyFacts>();
          for (const body of ['council', 'finance', 'streets']) rosters.set(body, await engine.body(body));
          const acts = history.map(({ event, type: recorded, on, by, data }) => {
            const type = definitionsOf([]).actOfEvent({ type: recorded })?.type;
            return { type, id: event.id, on, by, basis: event.basis, data } as AnyAct;
          });
          const { assessments, standing } = audit(
            springfield,
            bodiesOf(springfield, (body) => rosters.get(body)),
            acts,
          );
          expect(history.map(({ stage }) => stage)).toEqual(assessments.map(({ stage }) => stage));
          expect(history.map(({ outcome }) => outcome)).toEqual(assessments.map(({ act }) => act.outcome));
          expect(history.map(({ rulings }) => rulings.map(({ rule, verdict }) => [rule, verdict]))).toEqual(
            assessments.map(({ rulings }) => rulings.map(({ rule, verdict }) => [rule, verdict])),
          );
          if (history.length > 0) expect(await engine.measure('m1')).toMatchObject(standing);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('[CORRECT-4] the judgements it carries are those a record without the mistake would have', async () => {
    const { engine: mistaken } = await townHall({
      acts: [introduce, refer, report, read, { ...pass, method: rollCallOf(5) }, sign],
    });
    await mistaken.execute(correct('m1-pass', { data: { method: rollCallOf(4) } }));
    const { engine: right } = await townHall({ acts: all });
    const judged = async (engine: typeof right) =>
      (await engine.history('m1')).map(({ event, data, stage, outcome, rulings }) => ({
        id: event.id,
        data,
        stage,
        outcome,
        rulings,
      }));
    expect(await judged(mistaken)).toEqual(await judged(right));
  });
});

describe('under a newer version of the procedure', () => {
  const stricter = defineProcedure({
    ...structuredClone(springfieldInput),
    version: '2',
    rules: springfieldInput.rules.map((rule) =>
      rule.id === 'passage' ? { ...rule, thresholds: [{ votes: 5 }] } : rule,
    ),
  } as never);

  test.each<[string, Command]>([
    [
      'a typo that is put right',
      {
        type: 'correct',
        measure: 'm1',
        on: '2020-03-01',
        event: 'm1-introduce',
        change: { data: { title: 'Pot holes' } },
        reason: 'typo',
      },
    ],
    ['an act that comes late', { type: 'sponsor', measure: 'm1', on: '2020-01-07', change: 'add', sponsors: ['eve'] }],
    ['a vacancy that comes late', { type: 'vacate', body: 'council', on: '2020-01-10', member: 'eve' }],
  ])('[CORRECT-4] %s does not decide anew what it has nothing to do with', async (_, command) => {
    const { log } = await townHall({ acts: all });
    const engine = createEngine({ log, procedures: [stricter] });
    expect(await engine.execute(command)).toMatchObject({ ok: true });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'enacted' });
    const passed = (await engine.history('m1')).find(({ event }) => event.id === 'm1-pass');
    expect(passed).toMatchObject({ stage: 'executive', outcome: 'carried' });
  });
});

describe('acts of bodies', () => {
  const call: Command = {
    type: 'call',
    body: 'council',
    on: '2020-01-06',
    meeting: 'special',
    startsAt: '2020-01-08T10:00',
    postedAt: '2020-01-06T10:00',
    commandId: 'call',
  };
  const put = (change: Change): Command => ({
    type: 'correct',
    body: 'council',
    on: '2020-01-09',
    event: 'call',
    change,
    reason: 'misread',
  });
  const noticeOf = async (log: EventLog) =>
    chronologyOf(await log.readStream('body/council'), []).find(({ id }) => id === 'call')?.law.rulings;

  test('[CORRECT-4] a corrected call of a meeting is judged again, and refused for nothing', async () => {
    const { engine, log } = await townHall({ acts: [call] });
    expect(await noticeOf(log)).toMatchObject([{ rule: 'notice', verdict: 'holds', numbers: { hours: 48 } }]);
    const late = await engine.execute(put({ data: { postedAt: '2020-01-08T09:00' } }));
    const rulings = [{ rule: 'notice', verdict: 'fails', numbers: { hours: 1 } }];
    expect(late).toMatchObject({ ok: true, event: { law: { rulings: [], revises: [{ event: 'call', rulings }] } } });
    expect(await noticeOf(log)).toMatchObject(rulings);
    await engine.execute(put({ data: { postedAt: '2020-01-06T10:00' } }));
    expect(await noticeOf(log)).toMatchObject([{ verdict: 'holds', numbers: { hours: 48 } }]);
  });

  test.each<[string, Change]>([
    ['of words', { data: { place: 'City Hall' } }],
    ['of who did it', { by: { id: 'ada', role: 'chair' } }],
    ['that strikes it', { strike: true }],
  ])('[CORRECT-4] a correction %s changes no judgement', async (_, change) => {
    const { engine } = await townHall({ acts: [call] });
    const result = await engine.execute(put(change));
    expect(result).toMatchObject({ ok: true, event: { law: { rulings: [] } } });
    expect(result.ok && result.event.law.revises).toBeUndefined();
  });
});
