import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type Command, canonicalJson, copyLog, createEngine, type EventLog, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import { NatsServer } from '@statecraft/test-kit';
import { describeWithNats, testPostgres } from '@statecraft/test-kit/for-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/program.ts';
import { town } from './referendum.ts';

const referendumModule = fileURLToPath(new URL('referendum.ts', import.meta.url));

const seats = Array.from({ length: 13 }, (_, index) => `seat-${index + 1}`);
const mayor = { id: 'seat-1', role: 'mayor' };

/** The acts of an ordinance from filing to signature. */
const lifeOf = (measure: string): Command[] => [
  { type: 'file', measure, on: '2020-02-25', kind: 'ordinance', title: `Straße “${measure}”`, classes: [] },
  { type: 'introduce', measure, on: '2020-02-27', by: { id: 'seat-2', role: 'member' } },
  { type: 'refer', measure, on: '2020-02-27', to: ['finance'], by: mayor },
  { type: 'hold', measure, on: '2020-03-04', until: '2020-03-18' },
  { type: 'report', measure, on: '2020-03-18', recommendation: 'do-pass', substitute: true },
  { type: 'read', measure, on: '2020-03-19', reading: 2 },
  { type: 'postpone', measure, on: '2020-03-19', until: '2020-03-26' },
  { type: 'amend', measure, on: '2020-03-26', description: 'A word' },
  {
    type: 'vote',
    measure,
    on: '2020-03-26',
    question: { kind: 'passage' },
    method: { kind: 'roll-call', ayes: seats.slice(0, 10), nays: seats.slice(10) },
    announced: 'carried',
  },
  { type: 'sign', measure, on: '2020-03-27', by: mayor },
];

let folder = '';
let first = '';
let history: EventLog;

/** Runs the command line in this process. */
async function statecraft(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, {
    paper: { width: 100, colour: false },
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-logs-'));
  first = join(folder, 'first.db');
  history = memoryLog();
  const engine = createEngine({ log: history, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  await engine.executeAll(
    seats.map((member): Command => ({ type: 'seat', body: 'council', on: '2019-08-01', member })),
  );
  for (let life = 0; life < 500; life += 1) await engine.executeAll(lifeOf(`m-${life}`));
  // A late vacancy, and what it makes of the votes; a correction.
  await engine.execute({ type: 'vacate', body: 'council', on: '2020-03-26', member: 'seat-13' });
  const log = sqliteLog(first);
  await copyLog(history, log);
  await log.close();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `export` should print of the history. */
async function expected(): Promise<string> {
  let lines = '';
  for await (const event of history.read()) lines += `${canonicalJson(event)}\n`;
  return lines;
}

describe('export', () => {
  test('[CLI-41] prints a line for each event, the same bytes as from any other log', async () => {
    const { code, out } = await statecraft('export', '--log', first);
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeGreaterThan(5_001);
    expect(out).toBe(await expected());
    expect((await statecraft('export', '--db', first)).out).toBe(out);
  });

  test.each([
    [['export'], '--log: name the log'],
    [['export', '--log', 'missing.db'], 'missing.db'],
    [['export', '--log', 'postgres://[/x'], 'is no address'],
    [['export', '--log', 'a.db', '--db', 'b.db'], 'cannot be used with'],
    [['export', '--log', 'mysql:x'], '--log: mysql: is not known; a log is an SQLite file, postgres://HOST/DATABASE'],
    [['copy', 'mongodb://localhost/x', 'b.db'], 'mongodb: is not known'],
    [['export', '--log', 'nats://localhost/%zz'], 'is no address'],
  ])('[CLI-40] %j says what is missing', async (args, says) => {
    const { code, err, out } = await statecraft(...args);
    expect(code).toBeGreaterThan(1);
    expect(err).toContain(says);
    expect(out).toBe('');
  });

  test.each([
    ['postgres://u:pw@127.0.0.1:1:1/x?log=a', '--log: this is no address'],
    ['postgres://[/x?password=pw', '--log: this is no address'],
    ['postgres://u:pw/pw@127.0.0.1:1/x', '--log: this is no address'],
    ['postgres://u:pw@127.0.0.1:1/x', 'postgres://u:***@127.0.0.1:1/x: no act'],
    ['postgres://u:p@pw@127.0.0.1:1/x', 'postgres://u:***@127.0.0.1:1/x: no act'],
    ['postgres://127.0.0.1:1/x?user=u&password=pw&ssl=1', 'postgres://127.0.0.1:1/x?user=u&password=***&ssl=1: no act'],
    ['nats://pw@127.0.0.1:1/x', 'nats://***@127.0.0.1:1/x: no act'],
  ])('[CLI-40] a password in an address is never printed: %s', async (address, says) => {
    const { out, err } = await statecraft('health', '--log', address);
    expect(out + err).toContain(says);
    expect(out + err).not.toContain('pw');
  });
});

describe('health', () => {
  test('[CLI-43] tells that acts can be recorded, and what that is worth', async () => {
    const { code, out } = await statecraft('health', '--log', first);
    expect(out).toContain('acts can be recorded');
    expect(out).toContain('Durable. A commit is synced before it is acknowledged (synchronous=FULL).');
    expect(code).toBe(0);
    const told = JSON.parse((await statecraft('health', '--db', first, '--json')).out);
    expect(told).toMatchObject({
      log: first,
      writable: true,
      head: await history.head(),
      durability: { durable: true },
    });
  });

  test('[CLI-43] of a log that is not there tells so, and makes none', async () => {
    const missing = join(folder, 'missing.db');
    const { code, out } = await statecraft('health', '--log', missing);
    expect(code).toBe(1);
    expect(out).toMatch(/no act can be recorded\.\n.*missing\.db/);
    expect(existsSync(missing)).toBe(false);
  });
});

describe('backup', () => {
  test('[CLI-44] makes a copy that exports the same bytes, and goes over no file', async () => {
    const copy = join(folder, 'backup.db');
    expect((await statecraft('backup', first, copy)).code).toBe(0);
    expect((await statecraft('export', '--db', copy)).out).toBe(await expected());
    const again = await statecraft('backup', first, copy);
    expect([again.code, again.err]).toEqual([2, `${copy}: it is there already: name a file that is not\n`]);
    const none = join(folder, 'none.db');
    expect((await statecraft('backup', none, copy)).err).toBe(`${none}: there is no such file\n`);
  });
});

describe('verify', () => {
  test('[CLI-42] tells that a log is sound, and how much it holds', async () => {
    const { code, out } = await statecraft('verify', '--log', first);
    expect(out).toBe(
      `${first}: ${await history.head()} events, 501 streams, ${await history.head()} commands: sound.\n`,
    );
    expect(code).toBe(0);
  });

  test('[CLI-42] names every place where it is not, and ends 1', async () => {
    const broken = join(folder, 'broken.db');
    await statecraft('copy', first, broken);
    const database = new DatabaseSync(broken);
    for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
      database.exec(`DROP TRIGGER "${String(name)}"`);
    database.exec("UPDATE events SET body = json_set(body, '$.version', 9) WHERE position = 100");
    database.close();
    const { code, out } = await statecraft('verify', '--log', broken);
    expect(code).toBe(1);
    expect(out).toMatch(/^Event 100 is version \d+ of measure\/m-\d+, and \d+ would be next \(LOG-2\)\.$/m);
    expect(JSON.parse((await statecraft('verify', '--log', broken, '--json')).out).defects).not.toEqual([]);
  });
});

describeWithNats('copy', () => {
  const postgres = testPostgres();
  let nats: NatsServer;
  beforeAll(async () => {
    nats = await NatsServer.start();
  });
  afterAll(() => nats.stop());

  test('[CLI-41] takes a history of five thousand acts through every log, and each exports the same bytes', async () => {
    const second = join(folder, 'second.db');
    const inPostgres = `${postgres.url()}?log=kansas-city`;
    const inNats = `${nats.url}/kansas-city`;
    const way = [first, inPostgres, inNats, second];
    for (const [index, to] of way.entries()) {
      const from = way[index - 1];
      if (from === undefined) continue;
      const copied = await statecraft('copy', from, to);
      expect(copied.err).toBe('');
      expect(copied.out).toContain(`${await history.head()} events copied from`);
      expect(copied.out).not.toContain('postgres:postgres@');
      expect((await statecraft('copy', from, to)).out).toContain('Nothing to copy');
    }
    const bytes = await expected();
    for (const log of way) {
      expect((await statecraft('export', '--log', log)).out === bytes).toBe(true);
      expect((await statecraft('verify', '--log', log)).out).toMatch(/: sound\.$/m);
    }
  });

  test('[CLI-41] acts of a vocabulary of one’s own go through every log, and are the same events in each', async () => {
    const own = join(folder, 'own.db');
    const log = sqliteLog(own);
    const engine = createEngine({ log, procedures: [town], clock: () => '2026-02-01T12:00:00.000Z' });
    const on = '2026-01-09';
    const acts = [
      { type: 'introduce', measure: 'm-1', on, kind: 'ordinance', title: 'A stop sign' },
      { type: 'petition', measure: 'm-1', on, signatures: 2300 },
    ];
    expect((await engine.executeAll(acts as Command[])).ok).toBe(true);
    await log.close();
    const way = [own, `${postgres.url()}?log=own`, `${nats.url}/own`, join(folder, 'own-again.db')];
    const exported: string[] = [];
    for (const [index, to] of way.entries()) {
      const from = way[index - 1];
      if (from !== undefined) expect((await statecraft('copy', from, to)).err).toBe('');
      exported.push((await statecraft('export', '--log', to)).out);
      expect((await statecraft('verify', '--log', to, '--vocabulary', referendumModule)).out).toMatch(/: sound\.$/m);
    }
    expect(new Set(exported).size).toBe(1);
    expect(exported[0]).toContain('"vocabulary":"zuerich/referendum"');
  });
});
