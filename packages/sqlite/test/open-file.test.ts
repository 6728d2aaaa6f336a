import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { all, commit } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { openFile } from '../src/open-file.ts';
import { applicationId } from '../src/schema.ts';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

it('[SQLITE-1] writes ahead and syncs every commit', () => {
  const database = openFile(newFile(), { busyTimeout: 100, readOnly: false });
  onTestFinished(() => database.close());
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(database.prepare('PRAGMA fullfsync').get()).toEqual({ fullfsync: 1 });
});

it('[SQLITE-1] writes ahead in a file that was opened before', async () => {
  const file = await logWith(1);
  // Bytes 18 and 19 of the header: 2 is WAL. https://www.sqlite.org/fileformat.html
  expect([...readFileSync(file).subarray(18, 20)]).toEqual([2, 2]);
  const database = openFile(file, { busyTimeout: 100, readOnly: false });
  onTestFinished(() => database.close());
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
});

it('[SQLITE-2] marks the file as a log of layout 1', async () => {
  const header = readFileSync(await logWith(1));
  expect(header.toString('latin1', 68, 72)).toBe('STCT');
  expect(header.readUInt32BE(68)).toBe(applicationId);
  expect(header.readUInt32BE(60)).toBe(1);
});

it('[SQLITE-3] leaves a log of a newer layout alone', async () => {
  const file = await logWith(1);
  write(file, 'PRAGMA user_version = 2');
  unchanged(file, () =>
    expect(() => sqliteLog(file)).toThrow(
      expect.objectContaining({ code: 'log-newer', retryable: false, details: { file, found: 2, known: 1 } }),
    ),
  );
  expect(() => sqliteLog(file, { readOnly: true })).toThrow(expect.objectContaining({ code: 'log-newer' }));
});

it.for([
  ['with tables', 'CREATE TABLE ordinances (id)'],
  ['with an application_id', 'PRAGMA application_id = 1196444487'],
  ['with a user_version', 'PRAGMA user_version = 1'],
  ['with our table but not our mark', 'CREATE TABLE events (position INTEGER PRIMARY KEY, body)'],
])('[SQLITE-4] leaves a database of another application alone: %s', ([, sql]) => {
  const file = newFile();
  write(file, sql as string);
  unchanged(file, () =>
    expect(() => sqliteLog(file)).toThrow(
      expect.objectContaining({ code: 'log-foreign', retryable: false, details: { file } }),
    ),
  );
});

it.for([
  ['text', 'Ordinance No. 230115, as amended\n'.repeat(100)],
  ['a little text', 'xy'],
  ['a header and nothing else', 'SQLite format 3\u0000'],
])('[SQLITE-4] leaves a file alone that is no database: %s', ([, content]) => {
  const file = newFile();
  writeFileSync(file, content as string);
  unchanged(file, () => expect(() => sqliteLog(file)).toThrow(expect.objectContaining({ code: 'log-foreign' })));
});

it('[SQLITE-4] makes a log of an empty file', async () => {
  const file = newFile();
  writeFileSync(file, '');
  const log = sqliteLog(file);
  expect(await log.head()).toBe(0);
  await log.close();
});

it('[SQLITE-5] says that a file is cut short', async () => {
  const file = await logWith(400);
  const descriptor = openSync(file, 'r+');
  ftruncateSync(descriptor, statSync(file).size / 2);
  closeSync(descriptor);
  await expect(readAll(file)).rejects.toMatchObject({ code: 'log-corrupt', retryable: false });
});

it('[SQLITE-5] says that a page is overwritten, to readers and writers, and leaves nothing of the append', async () => {
  const file = await logWith(400);
  const descriptor = openSync(file, 'r+');
  for (let page = 1; page < statSync(file).size / 4096; page += 1)
    writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(descriptor);
  await expect(readAll(file)).rejects.toMatchObject({ code: 'log-corrupt' });
  const log = sqliteLog(file);
  await expect(log.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-corrupt' });
  await log.close();
});

it.for([
  ['an event is gone', 'DELETE FROM events WHERE position = 2', 2],
  ['an event is moved to the end', 'UPDATE events SET position = 5 WHERE position = 3', 3],
  ['an event is not JSON', 'UPDATE events SET body = substr(body, 1, 40) WHERE position = 3', 3],
  [
    'an event is another one',
    'UPDATE events SET body = (SELECT body FROM events WHERE position = 1) WHERE position = 2',
    2,
  ],
])('[SQLITE-5] says where the record was tampered with: %s', async ([, sql, position]) => {
  const file = await logWith(4);
  write(file, `DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed; ${sql}`);
  await expect(readAll(file)).rejects.toMatchObject({ code: 'log-corrupt', details: { file, position } });
});

it('[SQLITE-5] says that the table is gone', async () => {
  const file = await logWith(1);
  write(file, 'DROP TABLE events');
  expect(() => sqliteLog(file)).toThrow(expect.objectContaining({ code: 'log-corrupt' }));
});

it.for([
  'UPDATE events SET body = body',
  "UPDATE events SET at = '1900' WHERE position = 2",
  'DELETE FROM events',
  'DELETE FROM events WHERE position = 3',
  "REPLACE INTO events VALUES (2, 'measure/1', 4, 'new', 'c', 'at', '{}')",
  "REPLACE INTO events VALUES (4, 'measure/1', 2, 'new', 'c', 'at', '{}')",
  "REPLACE INTO events SELECT 4, 'measure/1', 4, id, 'c', 'at', '{}' FROM events WHERE position = 1",
  "INSERT INTO events VALUES (5, 'measure/1', 4, 'new', 'c', 'at', '{}')",
  "INSERT INTO events VALUES (4, 'measure/1', 5, 'new', 'c', 'at', '{}')",
  "INSERT INTO events VALUES (0, 'measure/1', 4, 'new', 'c', 'at', '{}')",
  "INSERT INTO events VALUES (NULL, 'measure/1', 4, 'new', 'c', 'at', '{}')",
  "INSERT OR IGNORE INTO events VALUES (2, 'measure/1', 4, 'new', 'c', 'at', '{}')",
  "INSERT INTO events SELECT position, stream, version, id, command_id, at, '{}' FROM events WHERE position = 1 ON CONFLICT DO UPDATE SET body = excluded.body",
])('[SQLITE-7] refuses %s', async (sql) => {
  const file = await logWith(3);
  expect(() => write(file, sql)).toThrow(/an event /);
  expect(await readAll(file)).toHaveLength(3);
});

it('[SQLITE-7] takes an event at the end, as the rule leaves room for', async () => {
  const file = await logWith(3);
  write(file, "INSERT INTO events VALUES (4, 'measure/1', 4, 'new', 'c', 'at', '{\"position\":4}')");
  expect(await readAll(file)).toHaveLength(4);
});

it('[SQLITE-8] says that a file cannot be opened', () => {
  const file = newFile();
  expect(() => sqliteLog(join(file, 'below-a-missing-folder.db'))).toThrow(
    expect.objectContaining({ code: 'log-unavailable', retryable: true }),
  );
  expect(() => sqliteLog(dirname(file))).toThrow(expect.objectContaining({ code: 'log-unavailable' }));
  expect(() => sqliteLog(file, { readOnly: true })).toThrow(expect.objectContaining({ code: 'log-unavailable' }));
  expect(existsSync(file)).toBe(false);
});

it('[SQLITE-8] says that a file to be read only holds no log yet', () => {
  const file = newFile();
  writeFileSync(file, '');
  expect(() => sqliteLog(file, { readOnly: true })).toThrow(expect.objectContaining({ code: 'log-unavailable' }));
});

async function logWith(events: number): Promise<string> {
  const file = newFile();
  const log = sqliteLog(file);
  await Promise.all(
    Array.from({ length: events }, () => log.append(commit('measure/1', 'any', { data: { filler: 'x'.repeat(500) } }))),
  );
  await log.close();
  return file;
}

async function readAll(file: string): Promise<unknown[]> {
  const log = sqliteLog(file);
  try {
    return await all(log.read());
  } finally {
    await log.close();
  }
}

function write(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

function unchanged(file: string, attempt: () => void): void {
  const before = readFileSync(file);
  attempt();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}-wal`)).toBe(false);
}
