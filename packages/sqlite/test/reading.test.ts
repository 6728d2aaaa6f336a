import { DatabaseSync } from 'node:sqlite';
import { all, commit, event } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

it('[SQLITE-15] reads, and does not write, what was opened with readOnly', async () => {
  const file = newFile();
  const writer = sqliteLog(file);
  await writer.append(commit('measure/1'));
  const reader = sqliteLog(file, { readOnly: true, pollInterval: 5 });
  expect(await all(reader.read())).toHaveLength(1);
  await expect(reader.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-read-only', retryable: false });
  await writer.append(commit('measure/1', 1));
  for await (const { position } of reader.subscribe({ after: 1 })) {
    expect(position).toBe(2);
    break;
  }
  expect(await reader.health()).toMatchObject({ writable: false, head: 2, fault: { code: 'log-read-only' } });
  await writer.close();
  expect(await reader.head()).toBe(2);
  await reader.close();
});

it('[SQLITE-16] notices what another connection wrote within the poll interval', async () => {
  const file = newFile();
  const [reader, writer] = [sqliteLog(file, { pollInterval: 50 }), sqliteLog(file)];
  onTestFinished(() => reader.close());
  onTestFinished(() => writer.close());
  const seen: number[] = [];
  const following = (async () => {
    for await (const { position } of reader.subscribe()) {
      seen.push(performance.now());
      if (position === 5) break;
    }
  })();
  for (let n = 0; n < 5; n += 1) {
    const written = performance.now();
    await writer.append(commit('measure/1'));
    while (seen.length <= n) await new Promise((resolve) => setTimeout(resolve, 1));
    // Far above the interval, since the machine may be busy.
    expect((seen[n] as number) - written).toBeLessThan(1000);
  }
  await following;
});

it('[SQLITE-17] holds no transaction open while it reads', async () => {
  const file = newFile();
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  await log.append({ events: Array.from({ length: 2000 }, () => event('measure/1')), expect: {} });
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  for await (const { position } of log.read()) {
    if (position % 500 !== 0) continue;
    await log.append(commit('measure/2'));
    // A checkpoint that empties the write-ahead log fails (busy: 1) while anybody reads.
    expect(other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0, log: 0 });
  }
});

it('[SQLITE-17] lets the event loop turn while it reads', async () => {
  const log = sqliteLog(':memory:');
  onTestFinished(() => log.close());
  await log.append({ events: Array.from({ length: 5000 }, () => event('measure/1')), expect: {} });
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  const turn = () => {
    turns += 1;
    again = setImmediate(turn);
  };
  let again = setImmediate(turn);
  await all(log.read());
  clearImmediate(again);
  clearInterval(counting);
  expect(turns).toBeGreaterThanOrEqual(10);
});
