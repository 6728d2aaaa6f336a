import { describe, expect, test } from 'vitest';
import { type Command, createEngine, memoryLog, type RecordedEvent, readProcedure } from '../../src/index.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, roster, townHall } from '../town.ts';

const { introduce, refer, report } = ordinance();
const shelbyville = readProcedure({
  ...structuredClone(springfieldInput),
  id: 'shelbyville',
  council: 'senate',
  bodies: { senate: { name: 'Senate', seats: 5 } },
});

describe('several procedures', () => {
  test('[MEASURE-2] a new measure names its procedure where there are several', async () => {
    const { engine } = await townHall({ procedures: [springfield, shelbyville], seated: false });
    await expect(engine.execute(introduce)).rejects.toMatchObject({ code: 'procedure-unknown' });
    expect(await engine.execute({ ...introduce, procedure: 'shelbyville' })).toMatchObject({ ok: true });
    expect(await engine.execute(refer)).toMatchObject({ ok: true });
  });

  test('[MEASURE-2] a procedure that the engine was not given is a fault, and nothing is recorded', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, seated: false });
    for (const command of [introduce, { type: 'seat', body: 'council', on: '2020-01-06', member: 'ada' }] as Command[])
      await expect(engine.execute({ ...command, procedure: 'ogdenville' } as Command)).rejects.toMatchObject({
        code: 'procedure-unknown',
        details: { procedure: 'ogdenville' },
      });
    expect(await log.head()).toBe(0);
  });

  test('[BODY-2] a body falls under the procedure that lists it', async () => {
    const { engine } = await townHall({
      procedures: [shelbyville, springfield],
      seated: false,
      acts: roster.slice(0, 5),
    });
    const seat = { type: 'seat', on: '2020-01-06', member: 'fay' } as const;
    expect(await engine.execute({ ...seat, body: 'council' })).toMatchObject({ rejections: [{ rule: 'BODY-2' }] });
    expect(await engine.execute({ ...seat, body: 'senate' })).toMatchObject({
      ok: true,
      event: { law: { procedure: { id: 'shelbyville' } } },
    });
  });

  test('[BODY-2] a body that none of several lists must say which procedure it falls under', async () => {
    const { engine } = await townHall({
      procedures: [shelbyville, springfield],
      seated: false,
      acts: roster.slice(0, 5),
    });
    for (const body of ['parks', 'constructor', 'toString']) {
      const seat = { type: 'seat', body, on: '2020-01-06', member: 'fay' } as const;
      await expect(engine.execute(seat)).rejects.toMatchObject({ code: 'procedure-unknown' });
      expect(await engine.execute({ ...seat, procedure: 'springfield' })).toMatchObject({ ok: true });
    }
  });
});

test('[REPLAY-4] what nothing is on record of is not there', async () => {
  const { engine } = await townHall();
  for (const id of ['m1', 'constructor', '__proto__', '']) {
    expect(await engine.measure(id)).toBeUndefined();
    expect(await engine.history(id)).toEqual([]);
    expect(await engine.deadlines({ measure: id })).toEqual([]);
  }
  expect(await engine.body('parks')).toEqual({ tenures: [], meetings: [] });
});

test('[LATE-1] a history tells the acts in legal order, what each came to, and what corrected it', async () => {
  const { engine } = await townHall({ acts: [introduce, refer] });
  await engine.execute({ type: 'read', measure: 'm1', on: '2020-01-06', reading: 2, commandId: 'late' });
  await engine.execute({
    type: 'correct',
    measure: 'm1',
    on: '2020-02-01',
    event: 'm1-refer',
    change: { data: { to: ['streets'] } },
    reason: 'x',
    commandId: 'fix',
  });
  expect(await engine.history('m1')).toMatchObject([
    { on: '2020-01-06', stage: 'introduced', event: { id: 'm1-introduce', position: roster.length + 1 } },
    { on: '2020-01-06', stage: 'introduced', event: { id: 'late' }, data: { reading: 2 } },
    {
      on: '2020-01-07',
      stage: 'committee',
      data: { to: ['streets'] },
      correctedBy: 'fix',
      event: { data: { to: ['finance'] } },
    },
  ]);
});

test('[ENGINE-8] a subscriber gets every act as it is recorded, in order', async () => {
  const { engine } = await townHall({ acts: [introduce] });
  const until = new AbortController();
  const got: RecordedEvent[] = [];
  const following = (async () => {
    for await (const event of engine.subscribe({ after: roster.length, signal: until.signal })) {
      got.push(event);
      if (got.length === 3) until.abort();
    }
  })();
  await engine.execute(refer);
  await engine.execute(report);
  await following;
  expect(got.map(({ type }) => type)).toEqual(['introduced', 'referred', 'reported']);
});

test('[ENGINE-5] without clock and ids of their own, acts get the system’s', async () => {
  const engine = createEngine({ log: memoryLog(), procedures: [springfield] });
  const { commandId, ...nameless } = introduce;
  const before = new Date().toISOString();
  const result = await engine.execute(nameless as Command);
  if (!result.ok) throw new Error('refused');
  expect(result.event.at >= before && result.event.at <= new Date().toISOString()).toBe(true);
  expect(result.event.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(result.event.actId).toBe(result.event.commandId);
});

test('[CAL-6] [ENGINE-7] a day that would lie beyond the last legal date comes last', async () => {
  const last = '9999-12-31';
  const { log } = await townHall({ acts: Object.values(ordinance()) });
  const { engine } = await townHall({ log, seated: false, year: 9999 });
  await engine.executeAll(
    Object.values(ordinance('m2')).map((act) => ({ ...act, on: last }) as Command),
    {
      onRecord: true,
    },
  );
  const deadlines = await engine.deadlines();
  expect(deadlines.map(({ measure }) => measure)).toEqual(['m1', 'm2']);
  expect(deadlines.at(-1)).toMatchObject({ rule: 'effective', date: last });
  expect(await engine.deadlines({ until: '2021-01-01' })).toHaveLength(1);
});
