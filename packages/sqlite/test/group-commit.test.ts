import { readFileSync } from 'node:fs';
import { all, commit } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { openFile } from '../src/open-file.ts';
import { SqliteLog, sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

it('[SQLITE-9] writes appends of one turn in one transaction', async () => {
  const file = newFile();
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  const before = transactions(file);
  await Promise.all(Array.from({ length: 64 }, (_, n) => log.append(commit(`measure/${n}`))));
  expect(transactions(file) - before).toBe(1);
  for (let n = 0; n < 3; n += 1) await log.append(commit('measure/alone'));
  expect(transactions(file) - before).toBe(4);
  const old = commit('measure/old');
  await log.append(old);
  await log.append(commit('measure/alone'));
  const group = [commit('measure/1', 'none'), old, commit('measure/alone'), old, commit('measure/alone')];
  await Promise.allSettled(group.map((each) => log.append(each)));
  expect(transactions(file) - before).toBe(7);
});

it('[SQLITE-9] keeps callers together that append again when they hear of their outcome', async () => {
  const file = newFile();
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  const before = transactions(file);
  await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      for (let version = 0; version < 5; version += 1) await log.append(commit(`measure/${n}`, version));
    }),
  );
  expect(transactions(file) - before).toBe(5);
});

it('[SQLITE-9] gives each append of a group its own outcome, in the order they came', async () => {
  const log = sqliteLog(newFile());
  onTestFinished(() => log.close());
  const repeated = commit('measure/2', 'none');
  const group = [
    commit('measure/1', 'none'),
    commit('measure/1', 'none'),
    commit('measure/1', 1),
    repeated,
    repeated,
    { ...repeated, events: repeated.events.map((event) => ({ ...event, type: 'held' })) },
    { events: [], expect: {} },
    commit('measure/2', 'exists'),
  ];
  const settled = await Promise.allSettled(group.map((each) => log.append(each)));
  expect(
    settled.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.events.map(({ position }) => position) : outcome.reason.code,
    ),
  ).toEqual([[1], 'version-conflict', [2], [3], [3], 'command-reused', 'append-invalid', [4]]);
  expect((await all(log.read())).map(({ stream, version }) => [stream, version])).toEqual([
    ['measure/1', 1],
    ['measure/1', 2],
    ['measure/2', 1],
    ['measure/2', 2],
  ]);
});

it('[SQLITE-9] takes more appends than fit in one transaction', async () => {
  const log = sqliteLog(newFile());
  onTestFinished(() => log.close());
  const appended = await Promise.all(Array.from({ length: 2000 }, (_, n) => log.append(commit(`measure/${n}`))));
  expect(appended.map(({ events }) => events[0]?.position)).toEqual(Array.from({ length: 2000 }, (_, n) => n + 1));
});

it('[SQLITE-9] records what was handed over, whatever becomes of it later', async () => {
  const log = sqliteLog(newFile());
  onTestFinished(() => log.close());
  const data = { committee: 'finance' };
  const appending = log.append(commit('measure/1', 'none', { data }));
  data.committee = 'changed';
  await appending;
  expect(await log.readStream('measure/1')).toMatchObject([{ data: { committee: 'finance' } }]);
});

it('[SQLITE-9] refuses an event alone that JSON cannot say', async () => {
  const log = sqliteLog(newFile());
  onTestFinished(() => log.close());
  const [bad, good] = await Promise.allSettled([
    log.append(commit('measure/1', 'any', { data: { amount: 1n } })),
    log.append(commit('measure/2')),
  ]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'append-invalid' } });
  expect(good).toMatchObject({ status: 'fulfilled' });
});

it('[SQLITE-10] [SQLITE-14] records the others when one of a group is too large for the room that is left', async () => {
  const { log, leave } = withRoom();
  await log.append(commit('measure/1', 'none'));
  leave(20);
  const huge = commit('measure/1', 1, { data: { text: 'x'.repeat(1_000_000) } });
  // The second would have been refused had the first gone through.
  const settled = await Promise.allSettled(
    [huge, commit('measure/1', 1), commit('measure/2', 'none')].map((each) => log.append(each)),
  );
  expect(settled[0]).toMatchObject({ status: 'rejected', reason: { code: 'log-full', retryable: true } });
  expect(settled.slice(1).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect((await all(log.read())).map(({ position, version }) => [position, version])).toEqual([
    [1, 1],
    [2, 2],
    [3, 1],
  ]);
});

it('[SQLITE-14] leaves nothing of an append that finds no room, and goes on when there is some', async () => {
  const { log, leave } = withRoom();
  await log.append(commit('measure/1', 'none'));
  leave(0);
  const several = {
    events: [
      ...commit('measure/1').events,
      ...commit('measure/2', 'any', { data: { text: 'x'.repeat(100_000) } }).events,
    ],
    expect: {},
  };
  for (let n = 0; n < 3; n += 1)
    await expect(log.append(several)).rejects.toMatchObject({ code: 'log-full', retryable: true });
  expect(await log.head()).toBe(1);
  expect(await log.readStream('measure/2')).toEqual([]);
  leave(1000);
  expect(await log.append(several)).toMatchObject({ repeated: false, events: [{ position: 2 }, { position: 3 }] });
});

it('[SQLITE-24] health says that there was no room, until there is, and records nothing to find that out', async () => {
  const { log, leave } = withRoom();
  await log.append(commit('measure/1', 'none'));
  expect(await log.health()).toMatchObject({ writable: true, head: 1 });
  leave(0);
  const large = commit('measure/2', 'any', { data: { text: 'x'.repeat(100_000) } });
  await expect(log.append(large)).rejects.toMatchObject({ code: 'log-full' });
  for (let n = 0; n < 2; n += 1)
    expect(await log.health()).toMatchObject({ writable: false, head: 1, fault: { code: 'log-full' } });
  leave(1000);
  const { store } = await log.health();
  for (let n = 0; n < 2; n += 1) expect(await log.health()).toMatchObject({ writable: true, head: 1, store });
  await log.append(large);
  expect(await log.health()).toMatchObject({ writable: true, head: 2 });
  expect((await all(log.read())).map(({ position }) => position)).toEqual([1, 2]);
});

it('[SQLITE-18] waits for the appends made before it', async () => {
  const file = newFile();
  const log = sqliteLog(file);
  const appending = Array.from({ length: 10 }, (_, n) => log.append(commit(`measure/${n}`)));
  await log.close();
  expect(await Promise.all(appending)).toHaveLength(10);
  const again = sqliteLog(file);
  onTestFinished(() => again.close());
  expect(await again.head()).toBe(10);
});

/** A log whose file may grow by so many pages and no more, as on a disk that is nearly full. */
function withRoom() {
  const file = newFile();
  const database = openFile(file, { busyTimeout: 100, readOnly: false });
  const log = new SqliteLog(database, { file, busyTimeout: 100, pollInterval: 100, inline: [] });
  onTestFinished(() => log.close());
  const leave = (pages: number) => {
    const { page_count: count } = database.prepare('PRAGMA page_count').get() as { page_count: number };
    database.exec(`PRAGMA max_page_count = ${count + pages}`);
  };
  return { log, leave };
}

/** The transactions in the write-ahead log: frames that end one say how large the file is. https://www.sqlite.org/fileformat.html#walformat */
function transactions(file: string): number {
  const wal = readFileSync(`${file}-wal`);
  const frame = 24 + wal.readUInt32BE(8);
  let ends = 0;
  for (let offset = 32; offset + frame <= wal.length; offset += frame) if (wal.readUInt32BE(offset + 4) > 0) ends += 1;
  return ends;
}
