import { describe, expect, test } from 'vitest';
import { type Command, createEngine, type Engine, memoryLog, type RecordedEvent } from '../../src/index.ts';
import { interrupted } from '../interrupted-log.ts';
import { springfield } from '../springfield.ts';
import { ordinance, roster, townHall, verdictsOn, voteOn } from '../town.ts';

const acts = Object.values(ordinance());
const vacate = (member: string, on: string): Command => ({
  type: 'vacate',
  body: 'council',
  on,
  member,
  commandId: `vacate-${member}`,
});
const rollOf = async (engine: Engine, asOf = {}) =>
  (await engine.history('m1', asOf))
    .find(({ event }) => event.id === 'm1-pass')
    ?.rulings.find(({ rule }) => rule === 'roll');

describe('a vacancy entered after the vote of one who sat no more', () => {
  test('[LATE-3] judges the vote anew, in the commit that records it', async () => {
    const { engine, log } = await townHall({ acts });
    expect(await rollOf(engine)).toMatchObject({ verdict: 'holds' });
    const before = await log.head();
    const result = await engine.execute(vacate('eve', '2020-01-10'));
    expect(result).toMatchObject({ ok: true, event: { type: 'vacated', position: before + 1 } });
    const recorded: RecordedEvent[] = [];
    for await (const event of log.read({ after: before })) recorded.push(event);
    expect(recorded).toMatchObject([
      { type: 'vacated', stream: 'body/council', actId: 'vacate-eve' },
      {
        type: 'reassessed',
        stream: 'measure/m1',
        actId: 'vacate-eve',
        data: { because: 'vacate-eve' },
        law: { stage: 'enacted', revises: [{ event: 'm1-pass' }] },
      },
    ]);
    expect(await rollOf(engine)).toMatchObject({ verdict: 'fails', numbers: { strangers: ['eve'] } });
  });

  test('[LATE-3] with another of the same commit, judges the vote anew once, upon both', async () => {
    const { engine, log } = await townHall({ acts });
    const before = await log.head();
    const result = await engine.executeAll([vacate('eve', '2020-01-10'), vacate('dov', '2020-01-12')]);
    expect(result).toMatchObject({
      ok: true,
      results: [{ event: { type: 'vacated' } }, { event: { type: 'vacated' } }],
    });
    const recorded: RecordedEvent[] = [];
    for await (const event of log.read({ after: before })) recorded.push(event);
    expect(recorded.map(({ type }) => type)).toEqual(['vacated', 'vacated', 'reassessed']);
    expect(await rollOf(engine)).toMatchObject({ verdict: 'fails', numbers: { strangers: ['dov', 'eve'] } });
  });

  test('[LATE-3] [REPLAY-4] leaves the old reading as of its time', async () => {
    const { engine, log } = await townHall({ acts });
    const at = (await log.readStream('measure/m1')).at(-1)?.at;
    await engine.execute(vacate('eve', '2020-01-10'));
    expect(await rollOf(engine, { at })).toMatchObject({ verdict: 'holds' });
  });

  test('[LATE-3] gives the same as if it had been entered in time', async () => {
    const late = await townHall({ acts });
    await late.engine.execute(vacate('eve', '2020-01-10'));
    const { engine } = await townHall({
      acts: [...acts.slice(0, 2), vacate('eve', '2020-01-10'), ...acts.slice(2, 4)],
    });
    const inTime = await engine.explain(ordinance().pass);
    expect(await rollOf(late.engine)).toEqual(inTime.rulings.find(({ rule }) => rule === 'roll'));
  });

  test('[LATE-3] touches nothing before its day, nor a measure on which it has no bearing', async () => {
    const { engine, log } = await townHall({ acts });
    const head = await log.head();
    await engine.execute(vacate('eve', '2020-01-16'));
    expect(await log.head()).toBe(head + 1);
    await engine.execute({ ...vacate('ada', '2020-01-20'), body: 'finance' } as Command);
    expect(await log.head()).toBe(head + 2);
  });

  test('[LATE-3] [ENGINE-2] the same command again records nothing', async () => {
    const { engine, log } = await townHall({ acts });
    await engine.execute(vacate('eve', '2020-01-10'));
    const head = await log.head();
    expect(await engine.execute(vacate('eve', '2020-01-10'))).toMatchObject({ ok: true, repeated: true });
    const other = createEngine({ log, procedures: [springfield] });
    expect(await other.execute(vacate('eve', '2020-01-10'))).toMatchObject({ ok: true, repeated: true });
    expect(await log.head()).toBe(head);
  });

  test('[LATE-3] a correction that moves it behind the vote takes the finding back', async () => {
    const { engine } = await townHall({ acts });
    await engine.execute(vacate('eve', '2020-01-10'));
    const correct: Command = {
      type: 'correct',
      body: 'council',
      on: '2020-06-01',
      event: 'vacate-eve',
      change: { on: '2020-01-31' },
      reason: 'the letter of resignation says the 31st',
    };
    expect(await engine.execute(correct)).toMatchObject({ ok: true });
    expect(await rollOf(engine)).toMatchObject({ verdict: 'holds' });
  });

  test('[LATE-3] what it did is on no list of acts, and is not to be corrected itself', async () => {
    const { engine, log } = await townHall({ acts });
    await engine.execute(vacate('eve', '2020-01-10'));
    expect((await engine.history('m1')).map(({ event }) => event.type)).not.toContain('reassessed');
    const id = (await log.readStream('measure/m1')).at(-1)?.id as string;
    const change: Command = {
      type: 'correct',
      measure: 'm1',
      on: '2020-06-01',
      event: id,
      change: { strike: true },
      reason: 'an attempt',
    };
    const refused = await engine.execute(change);
    expect(refused).toMatchObject({ ok: false, rejections: [{ rule: 'CORRECT-1' }] });
    expect(!refused.ok && refused.rejections[0]?.message).toContain('correct that one, vacate-eve');
    expect(await engine.execute({ type: 'reassess', measure: 'm1', on: '2020-06-01' } as never)).toMatchObject({
      ok: false,
      rejections: [{ code: 'malformed' }],
    });
  });
});

test('[LATE-3] a vote that was only counted comes out otherwise where the vacancy lowers what it takes', async () => {
  const rules = springfield.rules.map((rule) =>
    rule.kind === 'threshold' && rule.id === 'passage'
      ? { ...rule, thresholds: [{ moreThan: [1, 2] as const, of: 'in-office' as const }] }
      : rule,
  );
  const { introduce, refer, report, read, pass } = ordinance();
  const lost: Command = { ...pass, method: { kind: 'tally', ayes: 2, nays: 1 } };
  const { engine } = await townHall({
    acts: [introduce, refer, report, read, lost],
    procedures: [{ ...springfield, rules }],
  });
  expect(await engine.measure('m1')).toMatchObject({ stage: 'failed' });
  await engine.executeAll([vacate('eve', '2020-01-10'), vacate('dov', '2020-01-10')]);
  expect(await engine.measure('m1')).toMatchObject({ stage: 'executive' });
});

test('[LATE-3] [ENGINE-1] several late acts of a body in one batch answer to their commands one by one', async () => {
  const { engine } = await townHall({ acts });
  const result = await engine.executeAll([vacate('eve', '2020-01-10'), vacate('ada', '2020-01-11')]);
  expect(result).toMatchObject({
    ok: true,
    results: [{ event: { id: 'vacate-eve' } }, { event: { id: 'vacate-ada' } }],
  });
  expect(await rollOf(engine)).toMatchObject({ numbers: { strangers: ['ada', 'eve'] } });
});

test('[LATE-3] a measure under a procedure that is not at hand is left as it was judged', async () => {
  const { log } = await townHall({ acts });
  const elsewhere = createEngine({ log, procedures: [{ ...springfield, id: 'shelbyville' }] });
  expect(await elsewhere.execute(vacate('eve', '2020-01-10'))).toMatchObject({ ok: true });
  expect((await log.readStream('measure/m1')).map(({ type }) => type)).not.toContain('reassessed');
});

test('[LATE-3] a roster entered after the votes makes their rolls known', async () => {
  const { engine, log } = await townHall({ acts, seated: false, log: memoryLog() });
  expect(await rollOf(engine)).toMatchObject({ verdict: 'undetermined' });
  for (const command of roster) await engine.execute(command);
  expect(await rollOf(engine)).toMatchObject({ verdict: 'holds' });
  expect((await log.readStream('measure/m1')).at(-1)?.type).toBe('reassessed');
  expect(
    await verdictsOn(engine, { ...voteOn('override', 4), measure: 'm1', on: '2020-02-01' } as Command),
  ).toBeDefined();
});

describe('a vacancy and a vote that are entered at once', () => {
  test('[LATE-3] whichever comes first, the vote is judged by the roster as it then is', async () => {
    for (let ticks = 0; ticks < 60; ticks += 1) {
      const { engine } = await townHall({ acts: acts.slice(0, 4) });
      const vacating = engine.execute(vacate('eve', '2020-01-10'));
      for (let tick = 0; tick < ticks; tick += 1) await undefined;
      const results = await Promise.all([vacating, engine.execute({ ...acts[4] } as Command)]);
      if (results[1].ok) expect(await rollOf(engine), `${ticks} ticks apart`).toMatchObject({ verdict: 'fails' });
      else expect(results[1].rejections).toMatchObject([{ rule: 'roll' }]);
    }
  });
});

describe('a vacancy that others’ acts overtake between its search and its commit', () => {
  /** The vacancy is recorded by one engine while others record acts by another. */
  const overtaken = async (before: readonly Command[], meanwhile: readonly Command[]) => {
    const { engine: other, log } = await townHall({ acts: before });
    const hooks = { before: async () => expect(await other.executeAll(meanwhile)).toMatchObject({ ok: true }) };
    const engine = createEngine({ log: interrupted(log, hooks), procedures: [springfield] });
    const result = await engine.execute(vacate('eve', '2020-01-10'));
    return { engine, other, log, result };
  };

  test.each([
    ['the first acts of a measure', [], acts.slice(0, 5)],
    ['a vote on a measure that had none on such a day', acts.slice(0, 1), acts.slice(1, 5)],
  ] as const)('[LATE-3] %s are judged by the roster as it then is, right behind it', async (_, before, meanwhile) => {
    const { engine, other, log, result } = await overtaken(before, meanwhile);
    expect(result).toMatchObject({ ok: true, event: { id: 'vacate-eve' } });
    for (const each of [engine, other]) expect(await rollOf(each)).toMatchObject({ verdict: 'fails' });
    const { position } = (await log.readStream('body/council')).at(-1) as RecordedEvent;
    expect((await log.readStream('measure/m1')).at(-1)).toMatchObject({
      type: 'reassessed',
      position: position + 1,
      data: { because: 'vacate-eve' },
    });
  });

  test('[LATE-3] on which it has no bearing are left as they are', async () => {
    const { log } = await overtaken([], acts.slice(0, 1));
    expect((await log.readStream('measure/m1')).map(({ type }) => type)).toEqual(['introduced']);
  });
});

test('[ENGINE-2] a command that would by now judge another act anew gives its first result', async () => {
  const { engine, log } = await townHall({ acts: acts.slice(0, 4) });
  const seated = (await log.readStream('body/council')).find(({ data }) => data.member === 'eve')?.id ?? '';
  const move = (on: string, commandId: string): Command => ({
    type: 'correct',
    body: 'council',
    on: '2021-01-04',
    event: seated,
    change: { on },
    reason: 'misread',
    commandId,
  });
  await engine.execute(move('2020-06-01', 'c1'));
  await engine.execute(move('2000-01-03', 'c2'));
  await engine.execute({ ...acts[4] } as Command);
  const head = await log.head();
  expect(await engine.execute(move('2020-06-01', 'c1'))).toMatchObject({
    ok: true,
    repeated: true,
    event: { id: 'c1' },
  });
  expect(await log.head()).toBe(head);
});
