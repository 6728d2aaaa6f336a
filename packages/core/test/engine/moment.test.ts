import { describe, expect, test } from 'vitest';
import { type Command, createEngine, isFault, memoryLog } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, recordAll, roster, townHall } from '../town.ts';

const { introduce } = ordinance();

describe('a question about a moment', () => {
  test.each([
    ['a day that does not exist', { on: '2021-02-29' }],
    ['a day in words', { on: 'yesterday' }],
    ['an instant without a zone', { at: '2020-01-02T10:00:00' }],
    ['an instant in words', { at: 'now' }],
  ])('[ENGINE-12] %s is a fault, for every question', async (_, asOf) => {
    const { engine } = await townHall({ acts: [introduce] });
    const questions = [engine.measure('m1', asOf), engine.history('m1', asOf), engine.body('council', asOf)];
    for (const question of questions)
      await expect(question).rejects.toSatisfy((fault) => isFault(fault, 'query-invalid'));
  });

  test('[ENGINE-12] nothing is available on a day that does not exist', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    await expect(engine.available('m1', '2021-02-29')).rejects.toSatisfy((fault) => isFault(fault, 'query-invalid'));
  });
});

test('[LOG-11] [REPLAY-4] a clock that is set back tells no act before the one it follows, and nothing as of its time is lost', async () => {
  const clocks = ['2024-01-01T10:00:00.000Z', '2024-01-01T12:00:00.000Z', '2024-01-01T09:00:00.000Z'];
  let looks = 0;
  const clock = () => clocks[Math.min(looks++, 2)] as string;
  const { log } = await townHall({ log: memoryLog() });
  const engine = createEngine({ log, procedures: [springfield], clock });
  const { introduce, refer, report } = ordinance();
  const late = { ...roster[0], body: 'streets', commandId: 'before' } as Command;
  await recordAll(engine, [late, introduce, refer, report]);
  const events = await log.readStream('measure/m1');
  expect(events.map(({ type, at }) => [type, at])).toEqual([
    ['introduced', clocks[1]],
    ['referred', clocks[1]],
    ['reported', clocks[1]],
  ]);
  expect((await engine.history('m1', { at: clocks[1] as string })).map(({ event }) => event.type)).toEqual([
    'introduced',
    'referred',
    'reported',
  ]);
  expect((await engine.measure('m1'))?.stage).toBe(
    (await createEngine({ log, procedures: [springfield] }).measure('m1'))?.stage,
  );
});
