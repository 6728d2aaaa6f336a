import { type Command, createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { describe, expect, it } from 'vitest';
import { observedEngine, observedLog } from '../src/index.ts';
import { telemetry } from './telemetry.ts';

const file: Command = {
  type: 'file',
  measure: 'm',
  on: '2020-02-25',
  kind: 'ordinance',
  title: 'A secret title',
  classes: [],
  commandId: 'filed-once',
};
const early: Command = { type: 'sign', measure: 'm', on: '2020-02-26', by: { id: 'seat-1', role: 'mayor' } };

describe('commands', () => {
  it('[OTEL-4] are spans, parents of the log’s, and counted by what came of them', async () => {
    const { spans, points, ...given } = telemetry();
    const log = observedLog(memoryLog(), given);
    const engine = observedEngine(
      createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' }),
      given,
    );
    expect(await engine.execute(file)).toMatchObject({ ok: true, repeated: false });
    expect(await engine.execute(file)).toMatchObject({ ok: true, repeated: true });
    const refused = await engine.execute(early);
    expect(refused).toMatchObject({ ok: false });
    expect(await engine.executeAll([early, early])).toMatchObject({ ok: false });
    await log.close();
    await expect(engine.execute({ ...file, measure: 'n', commandId: 'other' })).rejects.toMatchObject({
      code: 'log-closed',
    });

    const [first] = spans().filter(({ name }) => name === 'statecraft.execute');
    expect(first?.attributes).toEqual({
      'statecraft.acts': ['file'],
      'statecraft.subject': 'm',
      'statecraft.repeated': false,
    });
    const append = spans().find(({ name }) => name === 'statecraft.append');
    expect(append?.parentSpanContext?.spanId).toBe(first?.spanContext().spanId);

    const counted = (await points('statecraft.engine.commands')).map(({ attributes, value }) => [
      attributes['statecraft.act'],
      attributes['statecraft.outcome'],
      attributes['error.type'],
      value,
    ]);
    expect(counted).toEqual([
      ['file', 'recorded', undefined, 1],
      ['file', 'repeated', undefined, 1],
      ['sign', 'refused', undefined, 3],
      ['file', 'fault', 'log-closed', 1],
    ]);
    const rules = refused.ok ? [] : refused.rejections.map(({ rule }) => rule);
    expect(spans().filter(({ name }) => name === 'statecraft.execute')[2]?.attributes['statecraft.rules']).toEqual(
      rules,
    );
    expect(await points('statecraft.engine.rejections')).toContainEqual({
      attributes: { 'statecraft.act': 'sign', 'statecraft.rule': rules[0] },
      value: expect.any(Number),
    });
    expect(JSON.stringify(spans().map(({ attributes, events }) => [attributes, events]))).not.toContain('secret');
  });

  it('[OTEL-4] that are no commands are refused as by the engine itself', async () => {
    const { points, ...given } = telemetry();
    const engine = observedEngine(
      createEngine({ log: memoryLog(), procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' }),
      given,
    );
    for (const no of [{ type: 'x'.repeat(500) }, {}, null]) {
      const plain = createEngine({
        log: memoryLog(),
        procedures: [kansasCity],
        clock: () => '2026-01-08T15:00:00.000Z',
      });
      const expected = await plain.execute(no as never).catch((fault: unknown) => fault);
      expect(await engine.execute(no as never).catch((fault: unknown) => fault)).toEqual(expected);
    }
    const acts = (await points('statecraft.engine.commands')).map(({ attributes }) => attributes['statecraft.act']);
    expect(new Set(acts)).toEqual(new Set(['unknown']));
  });
});
