import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, createEngine, type EventLog, memoryLog, replay } from '../../src/index.ts';
import { interrupted } from '../interrupted-log.ts';
import { springfield } from '../springfield.ts';
import { ordinance, recordAll, roster, townHall } from '../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const join = (member: string): Command => ({
  type: 'sponsor',
  measure: 'm1',
  on: '2020-01-06',
  change: 'add',
  sponsors: [member],
});

/** A log each of whose answers comes when the scheduler says so. */
function scheduled(log: EventLog, scheduler: fc.Scheduler): EventLog {
  return {
    append: (commit) =>
      scheduler
        .schedule(Promise.resolve(), 'append')
        .then(() => log.append(commit))
        .then((done) => scheduler.schedule(Promise.resolve(done))),
    readStream: (stream) =>
      log.readStream(stream).then((events) => scheduler.schedule(Promise.resolve(events), 'readStream')),
    findCommand: (id) => log.findCommand(id),
    async *read(options) {
      for await (const event of log.read(options)) {
        await scheduler.schedule(Promise.resolve(), 'read');
        yield event;
      }
    },
    subscribe: (options) => log.subscribe(options),
    head: () => log.head().then((head) => scheduler.schedule(Promise.resolve(head), 'head')),
    health: () => log.health(),
    close: () => log.close(),
  };
}

describe('an act drawn up on a version', () => {
  const engineOn = (log: EventLog) => createEngine({ log, procedures: [springfield] });

  test('[ENGINE-15] is recorded upon it, and on no other', async () => {
    const { log } = await townHall({ acts: [introduce] });
    const engine = engineOn(log);
    await expect(engine.execute(join('ada'), { expect: 0 })).rejects.toMatchObject({
      code: 'version-conflict',
      details: { stream: 'measure/m1', expected: 0, actual: 1 },
    });
    expect(await engine.execute(join('ada'), { expect: 1 })).toMatchObject({ ok: true, event: { version: 2 } });
    await expect(engine.execute(join('bob'), { expect: 1 })).rejects.toMatchObject({ code: 'version-conflict' });
    expect((await engine.measure('m1'))?.facts.sponsors).toContain('ada');
    expect((await engine.measure('m1'))?.facts.sponsors).not.toContain('bob');
  });

  test('[ENGINE-15] of two on one version one is recorded, on one engine and on two', async () => {
    for (const engines of [1, 2]) {
      const { log } = await townHall({ acts: [introduce] });
      const first = engineOn(log);
      const second = engines === 1 ? first : engineOn(log);
      const results = await Promise.allSettled([
        first.execute(join('ada'), { expect: 1 }),
        second.execute(join('bob'), { expect: 1 }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await log.readStream('measure/m1')).toHaveLength(2);
    }
  });

  test('[ENGINE-15] sees what another engine recorded between the decision and the append', async () => {
    const { log } = await townHall({ acts: [introduce] });
    const other = engineOn(log);
    const engine = engineOn(interrupted(log, { before: () => other.execute(join('ada')) }));
    await expect(engine.execute(join('bob'), { expect: 1 })).rejects.toMatchObject({ details: { actual: 2 } });
    expect(await log.readStream('measure/m1')).toHaveLength(2);
  });

  test('[ENGINE-15] gives the first result when it comes again', async () => {
    const { log } = await townHall({ acts: [introduce] });
    const engine = engineOn(log);
    const command = { ...join('ada'), commandId: 'c1' };
    await engine.execute(command, { expect: 1 });
    expect(await engine.execute(command, { expect: 1 })).toMatchObject({ ok: true, repeated: true });
    expect(await log.readStream('measure/m1')).toHaveLength(2);
  });
});

describe('callers that race', () => {
  test.each([1, 2, 3])('[ENGINE-3] a hundred callers on %i engines: nobody is lost, nobody refused', async (count) => {
    const { log } = await townHall({ acts: [introduce] });
    const engines = Array.from({ length: count }, () => createEngine({ log, procedures: [springfield] }));
    const names = Array.from({ length: 100 }, (_, index) => `p${index}`);
    const results = await Promise.all(names.map((name, index) => engines[index % count]?.execute(join(name))));
    expect(results.every((result) => result?.ok)).toBe(true);
    for (const engine of engines) {
      const sponsors = (await engine.measure('m1'))?.facts.sponsors ?? [];
      expect([...sponsors].sort()).toEqual([...names].sort());
    }
    expect((await log.readStream('measure/m1')).map(({ version }) => version)).toEqual(
      [...Array(101).keys()].map((index) => index + 1),
    );
  });

  test('[ENGINE-3] of two that exclude each other one is refused, on the true state', async () => {
    const { log } = await townHall({ acts: [introduce, refer, report, read] });
    const engines = [0, 1].map(() => createEngine({ log, procedures: [springfield] }));
    for (const engine of engines) await engine.measure('m1');
    const withdrawal: Command = { type: 'withdraw', measure: 'm1', on: pass.on };
    const results = await Promise.all([engines[0]?.execute(pass), engines[1]?.execute(withdrawal)]);
    expect(results.filter((result) => result?.ok)).toHaveLength(1);
    const refused = results.find((result) => result && !result.ok);
    expect(refused).toMatchObject({ rejections: [{ code: 'out-of-order' }] });
  });

  test('[ENGINE-3] nobody is refused for what has changed since', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce] });
    const engine = createEngine({ log, procedures: [springfield] });
    await engine.measure('m1');
    await recordAll(other, [refer]);
    expect(await engine.execute(report)).toMatchObject({ ok: true, event: { law: { stage: 'vote' } } });
    await recordAll(other, [read]);
    expect(await engine.executeAll([pass])).toMatchObject({ ok: true });
  });

  test('[ENGINE-3] an act that slips in between deciding and recording is seen, and the decision made anew', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce, refer] });
    const hook = { before: () => other.execute({ type: 'withdraw', measure: 'm1', on: '2020-01-08' }) };
    const engine = createEngine({ log: interrupted(log, hook), procedures: [springfield] });
    expect(await engine.execute(report)).toMatchObject({ ok: false, rejections: [{ rule: 'report' }] });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'withdrawn', version: 3 });
  });

  test('[ENGINE-3] a batch over two measures is decided anew when one of them has moved', async () => {
    const { introduce: second, refer: secondly } = ordinance('m2');
    const { engine: other, log } = await townHall({ acts: [introduce, second] });
    const hook = { before: () => other.execute({ type: 'withdraw', measure: 'm2', on: '2020-01-07' }) };
    const engine = createEngine({ log: interrupted(log, hook), procedures: [springfield] });
    expect(await engine.executeAll([refer, secondly])).toMatchObject({ ok: false, refusals: [{ index: 1 }] });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'introduced' });
  });

  test('[ENGINE-3] one that never wins gives up with a conflict that says what to do', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce] });
    let count = 0;
    const contested: EventLog = {
      ...interrupted(log, {}),
      append: async (commit) => {
        await other.execute(join(`p${count++}`));
        return log.append(commit);
      },
    };
    const engine = createEngine({ log: contested, procedures: [springfield] });
    await expect(engine.execute(join('me'))).rejects.toMatchObject({
      code: 'version-conflict',
      retryable: true,
      details: { stream: 'measure/m1' },
    });
    expect((await other.measure('m1'))?.facts.sponsors).not.toContain('me');
  });
});

describe('what other processes do to a body', () => {
  test('[ENGINE-4] a vacancy recorded between deciding and recording is seen before the vote', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce, refer, report, read] });
    const leaves: Command = { type: 'vacate', body: 'council', on: pass.on, member: 'ada' };
    const engine = createEngine({
      log: interrupted(log, { before: () => other.execute(leaves) }),
      procedures: [springfield],
    });
    await engine.measure('m1');
    await engine.explain(pass);
    expect(await engine.execute(pass)).toMatchObject({
      ok: false,
      rejections: [{ rule: 'roll', message: 'ada not a member on that day' }],
    });
  });

  test('[ENGINE-4] so is one that an engine has not heard of yet', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce, refer, report, read] });
    const engine = createEngine({ log, procedures: [springfield] });
    await engine.explain(pass);
    await recordAll(other, [{ type: 'vacate', body: 'council', on: pass.on, member: 'ada' }]);
    expect(await engine.execute(pass)).toMatchObject({ ok: false, rejections: [{ rule: 'roll' }] });
  });

  test('[ENGINE-4] also one that is recorded while a late act of the body comes back from the log', async () => {
    const leaves = (member: string, on: string): Command => ({ type: 'vacate', body: 'council', on, member });
    const { engine: other, log } = await townHall({
      acts: [introduce, refer, report, read, leaves('eve', '2020-01-14')],
    });
    const meanwhile = {
      after: async () => {
        await recordAll(other, [leaves('ada', '2020-01-15')]);
        await engine.measure('another');
      },
    };
    const engine = createEngine({ log: interrupted(log, meanwhile), procedures: [springfield] });
    await engine.explain(pass);
    expect(await engine.execute(leaves('dov', '2020-01-08'))).toMatchObject({ ok: true });
    expect((await engine.explain(pass)).rulings.find(({ rule }) => rule === 'roll')).toMatchObject({
      verdict: 'fails',
      numbers: { strangers: ['ada', 'dov', 'eve'] },
    });
  });

  test('[ENGINE-4] a body that no rule asked after holds nobody up', async () => {
    const { engine: other, log } = await townHall({ acts: [introduce] });
    let tries = 0;
    const leaves: Command = { type: 'vacate', body: 'council', on: '2020-01-06', member: 'ada' };
    const counted = interrupted(log, { before: () => other.execute(leaves) });
    const engine = createEngine({
      log: {
        ...counted,
        append(commit) {
          tries += 1;
          return counted.append(commit);
        },
      },
      procedures: [springfield],
    });
    expect(await engine.execute(join('ben'))).toMatchObject({ ok: true });
    expect(tries).toBe(1);
  });
});

describe('what an engine keeps in mind', () => {
  test('[ENGINE-8] a write by another engine is seen by the next read', async () => {
    const { engine, log } = await townHall({ acts: [introduce] });
    const other = createEngine({ log, procedures: [springfield] });
    for (const act of [refer, report, read, pass]) {
      expect(await engine.measure('m1')).toEqual(await other.measure('m1'));
      expect(await other.execute(act)).toMatchObject({ ok: true });
      expect(await engine.measure('m1')).toEqual(await other.measure('m1'));
      expect(await engine.available('m1', '2020-01-20')).toEqual(await other.available('m1', '2020-01-20'));
      expect(await engine.deadlines({ measure: 'm1' })).toEqual(await other.deadlines({ measure: 'm1' }));
    }
  });

  test.each<[string, readonly Command[], Command]>([
    ['of a new measure', [], introduce],
    ['entered late', [introduce, refer], { ...join('ben'), commandId: 'late' } as Command],
    [
      'that corrects',
      [introduce, refer],
      {
        type: 'correct',
        measure: 'm1',
        on: '2020-01-08',
        event: 'm1-introduce',
        change: { data: { title: 'X' } },
        reason: 'x',
      },
    ],
  ])('[ENGINE-8] also one that is read while an act %s comes back from the log', async (_, before, act) => {
    const { engine: other, log } = await townHall({ acts: before });
    const meanwhile = {
      after: async () => {
        await recordAll(other, [join('eve')]);
        await engine.measure('another');
      },
    };
    const engine = createEngine({ log: interrupted(log, meanwhile), procedures: [springfield] });
    expect(await engine.execute(act)).toMatchObject({ ok: true });
    expect(await engine.measure('m1')).toMatchObject(replay(await log.readStream('measure/m1'), []));
    expect((await engine.measure('m1'))?.facts.sponsors).toContain('eve');
  });

  test('[ENGINE-3] [ENGINE-8] whatever the order in which the log answers, reads are true and no act is lost', async () => {
    const acts = (who: string): Command[] => [
      join(who),
      { ...read, on: '2020-01-06', commandId: `${who}-reads`, reading: 2 },
      join(`${who}-2`),
    ];
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const log = memoryLog();
        const { engine: setup } = await townHall({ log, acts: [introduce, refer] });
        const engines = [0, 1].map(() => createEngine({ log: scheduled(log, scheduler), procedures: [springfield] }));
        const runs = engines.map(async (engine, index) => {
          for (const act of acts(`p${index}`)) {
            const [result] = await Promise.all([engine.execute(act), engine.measure('m1'), engine.explain(pass)]);
            if (!result.ok) throw new Error(JSON.stringify(result.rejections));
          }
        });
        await scheduler.waitFor(Promise.all(runs));
        const truth = replay(await log.readStream('measure/m1'), []);
        expect(truth.version).toBe(8);
        for (const engine of engines) expect(await scheduler.waitFor(engine.measure('m1'))).toMatchObject(truth);
        expect(await setup.measure('m1')).toMatchObject(truth);
        expect(await log.head()).toBe(roster.length + 8);
      }),
      { numRuns: 100 },
    );
  });

  test('[ENGINE-8] an engine far behind its log catches up', async () => {
    const { engine, log } = await townHall({ acts: [introduce] });
    await engine.measure('m1');
    const other = createEngine({ log, procedures: [springfield] });
    await other.executeAll(Array.from({ length: 1_100 }, (_, index) => join(`p${index}`)));
    expect((await engine.measure('m1'))?.facts.sponsors).toHaveLength(1_100);
  });
});

describe('what is handed out', () => {
  test('[DECIDE-1] nobody changes the record through what the engine gave them', async () => {
    const { engine, log } = await townHall({ acts: [{ ...introduce, sponsors: ['ada'] }, refer] });
    const result = await engine.execute({ ...report, text: { label: 'A' } });
    const before = structuredClone([await engine.measure('m1'), await log.readStream('measure/m1')]);
    const spoil = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      for (const key of Object.keys(value)) {
        spoil((value as Record<string, unknown>)[key]);
        Reflect.set(value, key, 'spoilt');
        Reflect.deleteProperty(value, key);
      }
    };
    for (const given of [
      result,
      await engine.measure('m1'),
      await engine.history('m1'),
      await engine.body('council'),
      await log.readStream('measure/m1'),
    ])
      spoil(given);
    for await (const event of log.read()) spoil(event);
    expect([await engine.measure('m1'), await log.readStream('measure/m1')]).toEqual(before);
    expect(await engine.execute(read)).toMatchObject({ ok: true });
  });
});
