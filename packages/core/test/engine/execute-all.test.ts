import { describe, expect, test } from 'vitest';
import { type Command, memoryLog } from '../../src/index.ts';
import { ordinance, roster, townHall } from '../town.ts';

const one = ordinance('m1');
const two = ordinance('m2');
const passed = ({ introduce, refer, report, read }: ReturnType<typeof ordinance>) =>
  [introduce, refer, report, read] as Command[];

describe('several commands in one commit', () => {
  test('[ENGINE-1] each is decided upon those before it', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, seated: false });
    const result = await engine.executeAll([...roster, ...Object.values(one)]);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) {
      expect(result.results.map(({ event }) => event.position)).toEqual(
        [...Array(roster.length + 6).keys()].map((index) => index + 1),
      );
      expect(new Set(result.results.map(({ event }) => event.at)).size).toBe(1);
      expect(result.results.at(-1)).toMatchObject({ event: { law: { stage: 'enacted' } }, repeated: false });
    }
    expect(await engine.measure('m1')).toMatchObject({ stage: 'enacted', version: 6 });
    expect((await engine.body('council')).tenures).toHaveLength(5);
  });

  test('[ENGINE-1] or none of them is recorded, over whatever measures', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, acts: passed(one) });
    const head = await log.head();
    const result = await engine.executeAll([one.pass, two.introduce, two.pass, two.refer, one.sign]);
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ index: 2, rejections: [{ rule: 'pass' }, { rule: 'readings' }] }],
    });
    expect(await log.head()).toBe(head);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'vote', version: 4 });
    expect(await engine.measure('m2')).toBeUndefined();
    expect(await engine.execute(one.pass)).toMatchObject({ ok: true });
  });

  test('[ENGINE-1] a seat taken in the batch votes in the batch', async () => {
    const { engine } = await townHall({ acts: passed(one) });
    const change: Command[] = [
      { type: 'vacate', body: 'council', on: one.pass.on, member: 'eve' },
      { type: 'seat', body: 'council', on: one.pass.on, member: 'fay' },
    ];
    const vote: Command = { ...one.pass, method: { kind: 'roll-call', ayes: ['ada', 'ben', 'fay'] } };
    expect(await engine.execute(vote)).toMatchObject({ ok: false, rejections: [{ rule: 'roll' }] });
    expect(await engine.executeAll([...change, vote])).toMatchObject({ ok: true });
  });

  test('[ENGINE-1] a late act and a correction stand in a batch like any other', async () => {
    const { engine, log } = await townHall({ acts: [one.introduce, one.refer, one.report] });
    const result = await engine.executeAll([
      one.read,
      { ...one.read, commandId: 'late', on: '2020-01-08', reading: 3 },
      { type: 'correct', measure: 'm1', on: '2020-01-15', event: 'late', change: { on: '2020-01-09' }, reason: 'x' },
      one.pass,
    ]);
    expect(result).toMatchObject({ ok: true });
    const live = await engine.measure('m1');
    expect(live?.facts.readings).toEqual([
      { number: 3, on: '2020-01-09' },
      { number: 2, on: '2020-01-14' },
    ]);
    expect(live?.version).toBe((await log.readStream('measure/m1')).length);
  });

  test('[ENGINE-1] one act may touch many measures under one act id', async () => {
    const { engine } = await townHall({ acts: [...passed(one), ...passed(two)] });
    const docket = [one.pass, two.pass].map((command) => ({ ...command, actId: 'consent' }));
    const result = await engine.executeAll(docket);
    expect(result).toMatchObject({
      ok: true,
      results: [{ event: { actId: 'consent' } }, { event: { actId: 'consent' } }],
    });
  });

  test('[ENGINE-1] no commands are no commit', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, seated: false });
    expect(await engine.executeAll([])).toEqual({ ok: true, results: [] });
    expect(await log.head()).toBe(0);
  });
});

describe('repeated batches', () => {
  test('[ENGINE-2] the same batch again gives the first results', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log });
    const first = await engine.executeAll(Object.values(one));
    const head = await log.head();
    const again = await engine.executeAll(Object.values(one));
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.results.map(({ event }) => event)).toEqual(first.results.map(({ event }) => event));
    expect(again.results.every(({ repeated }) => repeated)).toBe(true);
    expect(await log.head()).toBe(head);
  });

  test('[ENGINE-2] a longer batch records what is new of it', async () => {
    const { engine } = await townHall({ acts: [one.introduce, one.refer] });
    const result = await engine.executeAll([one.introduce, one.refer, one.report]);
    expect(result).toMatchObject({ ok: true, results: [{ repeated: true }, { repeated: true }, { repeated: false }] });
    expect(await engine.measure('m1')).toMatchObject({ version: 3 });
  });

  test('[ENGINE-2] one id for two commands of a batch is a fault, and nothing is recorded', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, seated: false });
    for (const second of [one.introduce, { ...two.introduce, commandId: one.introduce.commandId }])
      await expect(engine.executeAll([one.introduce, second])).rejects.toMatchObject({ code: 'command-reused' });
    expect(await log.head()).toBe(0);
  });

  test('[ENGINE-2] one act of a batch with other content than before is a fault', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, acts: [one.introduce] });
    const head = await log.head();
    const batch = [{ ...one.introduce, title: 'Other' }, one.refer];
    await expect(engine.executeAll(batch)).rejects.toMatchObject({ code: 'command-reused', retryable: false });
    expect(await log.head()).toBe(head);
  });
});

test('[ENGINE-3] any number of batches at once on one measure are all recorded', async () => {
  const { engine } = await townHall({ acts: [ordinance().introduce, ordinance('m2').introduce] });
  const join = (measure: string, n: number): Command => ({
    type: 'sponsor',
    measure,
    on: '2020-01-06',
    change: 'add',
    sponsors: [`s${n}`],
  });
  const batches = Array.from({ length: 80 }, (_, n) =>
    engine.executeAll(n % 2 === 0 ? [join('m1', n), join('m2', n)] : [join('m2', n), join('m1', n)]),
  );
  expect((await Promise.all(batches)).every(({ ok }) => ok)).toBe(true);
  expect((await engine.measure('m1'))?.version).toBe(81);
});
