import { LARGEST_COMMIT, memoryLog } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { all, commit } from '@statecraft/test-kit/samples';
import { describeEventLog } from '@statecraft/testing/event-log';
import { describe, expect, it } from 'vitest';
import { observedLog } from '../src/index.ts';
import { telemetry } from './telemetry.ts';

const { tracer, meter } = telemetry();
describeEventLog('[OTEL-1] an observed log', {
  capabilities: [],
  place: () => ({ open: () => observedLog(memoryLog(), { tracer, meter }) }),
});
describeEventLog('[OTEL-1] an observed log in SQLite', {
  capabilities: [],
  largestCommit: LARGEST_COMMIT,
  place: () => ({ open: () => observedLog(sqliteLog(':memory:'), { tracer, meter }) }),
});
describeEventLog('[OTEL-6] an observed log that nobody observes', {
  capabilities: [],
  place: () => ({ open: () => observedLog(memoryLog()) }),
});

describe('spans', () => {
  it('[OTEL-2] each operation is one, the child of whoever asked', async () => {
    const { spans, within, ...given } = telemetry();
    const log = observedLog(memoryLog(), { name: 'kansas-city', ...given });
    await within(async () => {
      await log.append(commit('measure/1'));
      await log.readStream('measure/1');
      await log.findCommand('none');
      await all(log.read());
      await log.head();
    });
    const caller = spans().find(({ name }) => name === 'caller');
    const children = spans().filter(
      ({ parentSpanContext }) => parentSpanContext?.spanId === caller?.spanContext().spanId,
    );
    expect(children.map(({ name, attributes }) => [name, attributes])).toEqual([
      [
        'statecraft.append',
        {
          'statecraft.log': 'kansas-city',
          'statecraft.events': 1,
          'statecraft.streams': ['measure/1'],
          'statecraft.position': 1,
          'statecraft.repeated': false,
        },
      ],
      [
        'statecraft.read_stream',
        { 'statecraft.log': 'kansas-city', 'statecraft.stream': 'measure/1', 'statecraft.events': 1 },
      ],
      ['statecraft.find_command', { 'statecraft.log': 'kansas-city', 'statecraft.events': 0 }],
      ['statecraft.read', { 'statecraft.log': 'kansas-city', 'statecraft.events': 1 }],
      ['statecraft.head', { 'statecraft.log': 'kansas-city' }],
    ]);
  });

  it('[OTEL-2] a fault marks its span by its code, and goes on unchanged', async () => {
    const { spans, points, ...given } = telemetry();
    const log = observedLog(memoryLog(), given);
    await log.append(commit('measure/1'));
    const refused = await log.append(commit('measure/1', 'none')).catch((fault: unknown) => fault);
    expect(refused).toMatchObject({ code: 'version-conflict', details: { actual: 1 } });
    expect(spans().at(-1)).toMatchObject({ attributes: { 'error.type': 'version-conflict' }, status: { code: 2 } });
    const durations = await points('statecraft.log.operation.duration');
    expect(durations.map(({ attributes }) => attributes)).toContainEqual({
      'statecraft.log': 'log',
      'statecraft.operation': 'append',
      'error.type': 'version-conflict',
    });
  });

  it('[OTEL-2] a reading that is left early ends its span', async () => {
    const { spans, ...given } = telemetry();
    const log = observedLog(memoryLog(), given);
    for (const stream of ['measure/1', 'measure/2'] as const) await log.append(commit(stream));
    for await (const _ of log.read()) break;
    expect(spans().at(-1)).toMatchObject({ name: 'statecraft.read', attributes: { 'statecraft.events': 1 } });
  });
});

describe('metrics', () => {
  it('[OTEL-3] events are counted once, however often they are sent, and as often as they are read', async () => {
    const { points, ...given } = telemetry();
    const log = observedLog(memoryLog(), given);
    const once = commit('measure/1');
    await log.append(once);
    await log.append(once);
    await all(log.read());
    for await (const { position } of log.subscribe()) if (position === 1) break;
    expect(await points('statecraft.log.recorded')).toEqual([{ attributes: { 'statecraft.log': 'log' }, value: 1 }]);
    expect(await points('statecraft.log.delivered')).toEqual(
      ['read', 'subscribe'].map((operation) => ({
        attributes: { 'statecraft.log': 'log', 'statecraft.operation': operation },
        value: 1,
      })),
    );
    expect(await points('statecraft.log.position')).toEqual([{ attributes: { 'statecraft.log': 'log' }, value: 1 }]);
    const [{ value } = { value: undefined }] = await points('statecraft.log.operation.duration');
    expect(value).toMatchObject({ count: 2 });
  });

  it('[OTEL-5] nothing tells what an act says', async () => {
    const { spans, points, ...given } = telemetry();
    const log = observedLog(memoryLog(), given);
    await log.append(commit('measure/1', 'any', { data: { sponsor: 'Ann Secret' }, by: { id: 'ann-secret' } }));
    await all(log.read());
    const names = ['recorded', 'delivered', 'position', 'operation.duration'].map((name) => `statecraft.log.${name}`);
    const told = JSON.stringify([
      spans().map(({ name, attributes, events }) => [name, attributes, events]),
      await Promise.all(names.map(points)),
    ]);
    expect(told).toContain('measure/1');
    expect(told).not.toMatch(/secret/i);
  });
});
