import { chmodSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { until } from '@statecraft/test-kit';
import { start } from '@statecraft/test-kit/process';
import { all, commit, tallied } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

it('[SQLITE-6] makes one log when several processes open a new file at the same time', async () => {
  for (let round = 0; round < 5; round += 1) {
    const file = newFile();
    const go = join(dirname(file), 'go');
    const openers = Array.from({ length: 4 }, () => start(new URL('./opener.ts', import.meta.url), file, go));
    await until(() => openers.every((opener) => opener.output() !== ''));
    writeFileSync(go, '');
    expect(await Promise.all(openers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    const log = sqliteLog(file);
    expect((await all(log.read())).map(({ position, version }) => [position, version])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
    await log.close();
  }
});

it('[SQLITE-12] [SQLITE-19] gives each version to one of the processes that race for it', async () => {
  const file = newFile();
  const racers = ['a', 'b', 'c'].map((name) => ({
    name,
    script: start(new URL('./racer.ts', import.meta.url), file, name, '150'),
  }));
  expect(await Promise.all(racers.map(({ script }) => script.ended))).toEqual([0, 0, 0]);
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  const events = await log.readStream('measure/raced');
  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  for (const { name, script } of racers) {
    const won = script.output().split('\n').filter(Boolean).map(Number);
    expect(won).toEqual(events.filter(({ data }) => data.name === name).map(({ version }) => version));
  }
  expect(await tallied(log)).toEqual({ count: events.length, position: events.length, checkpoint: events.length });
  process.stdout.write(`${events.length} versions won of ${racers.length * 150} tries\n`);
});

it('[SQLITE-13] waits for another process without holding the event loop, then says busy, and goes on', async () => {
  const file = newFile();
  const log = sqliteLog(file, { busyTimeout: 150 });
  onTestFinished(() => log.close());
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 5);
  const began = performance.now();
  const refused = await Promise.allSettled([log.append(commit('measure/1')), log.append(commit('measure/2'))]);
  clearInterval(counting);
  expect(refused).toMatchObject([{ reason: { code: 'log-busy', retryable: true } }, { reason: { code: 'log-busy' } }]);
  expect(performance.now() - began).toBeGreaterThanOrEqual(150);
  expect(turns).toBeGreaterThan(5);
  expect(await log.head()).toBe(0);

  const patient = log.append(commit('measure/1', 'none'));
  setTimeout(() => other.exec('COMMIT'), 40);
  expect(await patient).toMatchObject({ events: [{ position: 1, version: 1 }] });
});

it('[SQLITE-13] says busy when a new file cannot be made a log in time', () => {
  const file = newFile();
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec('BEGIN EXCLUSIVE');
  expect(() => sqliteLog(file, { busyTimeout: 50 })).toThrow(
    expect.objectContaining({ code: 'log-busy', retryable: true }),
  );
});

it('[SQLITE-15] reads what it has no right to write', async () => {
  const file = newFile();
  const log = sqliteLog(file);
  await log.append(commit('measure/1'));
  chmodSync(dirname(file), 0o755);
  chmodSync(file, 0o444);
  // While somebody has it open, the shared memory beside it is there to be read.
  for (const suffix of ['-wal', '-shm']) chmodSync(file + suffix, 0o444);
  const script = start(new URL('./without-rights.ts', import.meta.url), file);
  await script.ended;
  await log.close();
  expect(JSON.parse(script.output())).toEqual({ opened: 'opened', head: 1, append: 'log-read-only' });
});

it('[SQLITE-8] says that a folder cannot be written', async () => {
  const file = newFile();
  chmodSync(dirname(file), 0o555);
  const script = start(new URL('./without-rights.ts', import.meta.url), file);
  await script.ended;
  chmodSync(dirname(file), 0o755);
  expect(JSON.parse(script.output())).toEqual({
    opened: 'log-unavailable',
    head: 'log-unavailable',
    append: 'log-unavailable',
  });
});
