import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyLog, createEngine, type EventLog, memoryLog, verifyLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { NatsServer } from '@statecraft/test-kit';
import { describeWithNats, newLog } from '@statecraft/test-kit/for-tests';
import { boundLog } from '@statecraft/test-kit/samples';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openCity } from '../src/city.ts';
import { onlyActual } from '../src/only-actual.ts';
import { kansasCityRecords, readRecords, seed } from '../src/record-files.ts';
import { introduction } from './acts.ts';
import { onEveryStore, openService, Service } from './service.ts';

const settings = { address: 'http://localhost:8080', report: () => undefined };

onEveryStore('a city', (opening) => {
  test('has Kansas City’s records at its first start, whole and in order', async () => {
    const { city } = await opening();
    expect(city.first.acts).toBe(74);
    expect(await verifyLog(city.log, { uses: city.procedure.uses })).toMatchObject({ events: 74, defects: [] });
    expect(await city.docket.tally('stage')).toEqual(
      new Map([
        ['closed', 1],
        ['enacted', 13],
        ['introduced', 1],
        ['vote', 4],
        ['vote.taken-up', 3],
      ]),
    );
    expect(city.names.get('lucas')).toBe('Quinton Lucas');
    expect(city.today()).toBe('2020-04-02');
  });
});

test('the second start finds everything as it was left, and puts nothing on record twice', async () => {
  const data = folder();
  const first = await openCity({ ...settings, data });
  expect(first.first).toMatchObject({ acts: 74, tokens: [{}, {}, {}, {}] });
  await first.engine.execute(introduction as Parameters<typeof first.engine.execute>[0]);
  await first.close();
  const second = await openCity({ ...settings, data });
  onTestFinished(() => second.close());
  expect(second.first).toEqual({ acts: 0, tokens: [] });
  expect(await second.log.head()).toBe(75);
  expect(await second.docket.get('kc-200999')).toMatchObject({ stage: 'introduced' });
});

test('two first starts at once put the records on record once', async () => {
  const data = folder();
  const both = await Promise.all([1, 2].map(() => openCity({ ...settings, data, log: 'one' })));
  expect(both.map(({ first }) => first.acts).sort()).toEqual([0, 74]);
  for (const city of both) {
    expect(await city.log.head()).toBe(74);
    await city.close();
  }
});

test.each([
  ['readStream', 5],
  ['append', 1],
] as const)(
  'a first start that another is faster than finds its records there, whenever that is: at its %s %i',
  async (moment, call) => {
    const log = memoryLog();
    const records = await readRecords(kansasCityRecords);
    const engineOn = (on: EventLog) =>
      createEngine({ log: on, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
    let calls = 0;
    const overtaken: EventLog = {
      ...boundLog(log),
      [moment]: async (asked: never) => {
        calls += 1;
        if (calls === call) expect(await seed(engineOn(log), log, records)).toBe(74);
        return log[moment](asked);
      },
    };
    expect(await seed(engineOn(overtaken), overtaken, records)).toBe(0);
    expect(await log.head()).toBe(74);
  },
);

test('what is hypothetical does not go on record, whoever hands it to the log', async () => {
  const log = onlyActual(memoryLog());
  const source = await openService();
  const supposed = { ...introduction, basis: 'hypothetical', source: { reason: 'to see' } };
  const { engine } = source.city;
  await expect(engine.execute(supposed as Parameters<typeof engine.execute>[0])).rejects.toMatchObject({
    code: 'append-invalid',
  });
  expect(await copyLog(source.city.log, log)).toBe(74);
});

describeWithNats('a city whose record is in NATS', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start();
  });
  afterAll(() => server.stop());

  test('records, reads at once, and finds its record again', async () => {
    const data = folder();
    const log = newLog();
    const open = async () => new Service(await openCity({ ...settings, data, natsUrl: server.url, log }), []);
    const first = await open();
    expect(first.city.first.acts).toBe(74);
    await first.city.engine.execute(introduction as Parameters<typeof first.city.engine.execute>[0]);
    expect((await first.get('/api/docket?stage=introduced')).json.measures).toMatchObject([{ id: 'kc-200999' }, {}]);
    await first.city.close();
    const second = await open();
    onTestFinished(() => second.city.close());
    expect(second.city.first.acts).toBe(0);
    expect((await second.get('/api/measures/kc-200999')).json).toMatchObject({ stage: 'introduced' });
  });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'statecraft-city-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
