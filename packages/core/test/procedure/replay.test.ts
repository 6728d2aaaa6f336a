import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Command,
  createEngine,
  memoryLog,
  type RecordedEvent,
  readProcedure,
  replay,
  replayBody,
} from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, townHall } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const all = [introduce, refer, report, read, pass, sign];

test('[REPLAY-1] replaying the log gives what was live, after every act', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySteps({ maxLength: 15 }), async (steps) => {
      const log = memoryLog();
      const { engine } = await townHall({ log });
      for (let count = 1; count <= steps.length; count += 1) {
        await walk(engine, steps.slice(count - 1, count), { ids: `step-${count}` });
        const { deadlines, id, ...live } = (await engine.measure('m1')) ?? { deadlines: [], id: '', version: 0 };
        if (live.version > 0) expect(replay(await log.readStream('measure/m1'), [])).toEqual(live);
      }
      expect(replayBody(await log.readStream('body/council'), [])).toEqual(await engine.body('council'));
    }),
    { numRuns: 40 },
  );
});

test('[REPLAY-1] an engine that begins on a log knows what the one before it knew', async () => {
  const { engine, log } = await townHall({ acts: all });
  const again = createEngine({ log, procedures: [springfield] });
  expect(await again.measure('m1')).toEqual(await engine.measure('m1'));
  expect(await again.history('m1')).toEqual(await engine.history('m1'));
});

test('[REPLAY-2] a changed procedure moves no act that is on record', async () => {
  const { engine, log } = await townHall({ acts: all });
  const rules = springfieldInput.rules.map((rule) =>
    rule.id === 'passage' ? { ...rule, thresholds: [{ votes: 5 }] } : rule,
  );
  const harder = readProcedure({ ...structuredClone(springfieldInput), rules, version: '2' });
  const later = createEngine({ log, procedures: [harder] });
  expect((await later.measure('m1'))?.stage).toBe('enacted');
  expect((await later.history('m1')).map(({ stage }) => stage)).toEqual(
    (await engine.history('m1')).map(({ stage }) => stage),
  );
});

test('[REPLAY-2] the recorded stage is read, whatever it is', async () => {
  const { log } = await townHall({ acts: all });
  const events = await log.readStream('measure/m1');
  const moved = events.map((event) => ({ ...event, law: { ...event.law, stage: 'closed.by-decree', rulings: [] } }));
  expect(replay(moved, []).stage).toBe('closed.by-decree');
});

describe('what the library does not know', () => {
  const unknownTo = async (change: Partial<RecordedEvent>) => {
    const { log } = await townHall({ acts: [introduce] });
    return (await log.readStream('measure/m1')).map((event) => ({ ...event, ...change }));
  };

  test.each([{ type: 'blessed' }, { type: '__proto__' }, { type: 'constructor' }, { schema: 2 }])(
    '[REPLAY-3] an event with %o is a fault',
    async (change) => {
      const events = await unknownTo(change);
      const fault = expect.objectContaining({
        code: 'event-unknown',
        retryable: false,
        details: expect.objectContaining({ stream: 'measure/m1', ...change }),
      });
      expect(() => replay(events, [])).toThrow(fault);
      expect(() => replayBody(events, [])).toThrow(fault);
    },
  );

  test('[REPLAY-3] an engine that meets one says so at every read, and of that measure alone', async () => {
    const { engine, log } = await townHall({ acts: [introduce, { ...introduce, measure: 'm2', commandId: 'other' }] });
    expect(await engine.measure('m1')).toBeDefined();
    const [event] = await log.readStream('measure/m1');
    if (!event) throw new Error('nothing on record');
    const { position, version, ...newer } = event;
    await log.append({ events: [{ ...newer, id: 'newer', commandId: 'newer', schema: 9 }], expect: {} });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(engine.measure('m1')).rejects.toMatchObject({ code: 'event-unknown' });
      await expect(engine.history('m1')).rejects.toMatchObject({ code: 'event-unknown' });
      await expect(engine.execute(refer)).rejects.toMatchObject({ code: 'event-unknown' });
      expect(await engine.measure('m2')).toMatchObject({ stage: 'introduced' });
    }
  });
});

describe('looking back', () => {
  const at = (minute: number) => new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString();

  test.each([
    ['2020-01-05', 'unfiled', 0],
    ['2020-01-06', 'introduced', 0],
    ['2020-01-12', 'committee', 0],
    ['2020-01-15', 'executive', 1],
    ['2020-01-16', 'enacted', 1],
  ])('[REPLAY-4] as of %s the measure was at %s', async (on, stage, votes) => {
    const { engine } = await townHall({ acts: all });
    const measure = await engine.measure('m1', { on: on as never });
    expect(measure?.stage).toBe(stage);
    expect(measure?.facts.votes).toHaveLength(votes);
    expect((await engine.history('m1', { on: on as never })).at(-1)?.stage ?? 'unfiled').toBe(stage);
  });

  test('[REPLAY-4] as of an instant only what was recorded by then counts', async () => {
    const { engine, log } = await townHall({ acts: all });
    const events = await log.readStream('measure/m1');
    for (const [index, event] of events.entries()) {
      const measure = await engine.measure('m1', { at: event.at });
      expect(measure).toMatchObject({ stage: event.law.stage, version: index + 1 });
      expect(await engine.history('m1', { at: event.at })).toHaveLength(index + 1);
    }
    expect(await engine.measure('m1', { at: at(-1) })).toBeUndefined();
  });

  test('[REPLAY-4] an instant may be written shorter, or in another zone', async () => {
    const { engine, log } = await townHall({ acts: [introduce] });
    const [event] = await log.readStream('measure/m1');
    const whole = String(event?.at).replace('.000Z', 'Z');
    expect(await engine.measure('m1', { at: whole })).toMatchObject({ version: 1 });
    const east = `${new Date(Date.parse(whole) + 7_200_000).toISOString().slice(0, 19)}+02:00`;
    expect(await engine.measure('m1', { at: east })).toMatchObject({ version: 1 });
    const before = `${new Date(Date.parse(whole) + 7_199_000).toISOString().slice(0, 19)}+02:00`;
    expect(await engine.measure('m1', { at: before })).toBeUndefined();
  });

  test('[REPLAY-4] as of a day and an instant at once', async () => {
    const { engine, log } = await townHall({ acts: [introduce, refer, { ...read, on: '2020-01-06' }] });
    const [, second] = await log.readStream('measure/m1');
    const measure = await engine.measure('m1', { on: '2020-01-06' as never, at: String(second?.at) });
    expect(measure).toMatchObject({ stage: 'introduced', facts: { readings: [] } });
    expect((await engine.measure('m1', { on: '2020-01-06' as never }))?.facts.readings).toHaveLength(1);
  });

  test('[REPLAY-4] a body can be looked back on too', async () => {
    const leaves: Command = { type: 'vacate', body: 'council', on: '2020-01-06', member: 'ada' };
    const { engine } = await townHall({ acts: [leaves] });
    expect((await engine.body('council', { on: '2020-01-05' as never })).tenures[0]).not.toHaveProperty('until');
    expect((await engine.body('council')).tenures[0]).toMatchObject({ member: 'ada', until: '2020-01-06' });
  });
});
