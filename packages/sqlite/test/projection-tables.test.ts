import { DatabaseSync } from 'node:sqlite';
import { openView, type StoredQuery } from '@statecraft/core';
import { commit, tallied, tally } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { findDocuments } from '../src/find-documents.ts';
import { openFile } from '../src/open-file.ts';
import { projectionSchema } from '../src/projection-schema.ts';
import { SqliteLog, sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

it('[SQLITE-19] has nothing of an append that was undone, and all of those that shared a transaction with it', async () => {
  const file = newFile();
  const database = openFile(file, { busyTimeout: 100, readOnly: false });
  const log = new SqliteLog(database, { file, busyTimeout: 100, pollInterval: 100, inline: [tally] });
  onTestFinished(() => log.close());
  await log.append(commit('measure/1', 'none'));
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages + 20}`);
  const huge = commit('measure/1', 1, { data: { text: 'x'.repeat(1_000_000) } });
  const settled = await Promise.allSettled([commit('measure/2'), huge, commit('measure/3')].map((c) => log.append(c)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await tallied(log)).toEqual({ count: 3, position: 3, checkpoint: 3 });
});

it('[SQLITE-19] goes back with the log when the tables of projections refuse', async () => {
  const file = newFile();
  const log = sqliteLog(file, { inline: [tally] });
  onTestFinished(() => log.close());
  await log.append(commit('measure/1'));
  write(file, `CREATE TRIGGER full BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await expect(log.append(commit('measure/2'))).rejects.toMatchObject({ code: 'log-corrupt' });
  expect(await log.head()).toBe(1);
  write(file, 'DROP TRIGGER full');
  await log.append(commit('measure/2'));
  expect(await tallied(log)).toEqual({ count: 2, position: 2, checkpoint: 2 });
});

it('[SQLITE-20] makes the tables in a file that was made without them, and takes up what it holds', async () => {
  const file = await logWith(3);
  expect(tablesOf(file)).toEqual(['events']);
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  const view = openView(tally, { log, store: log.projections });
  await expect(view.get('all')).rejects.toMatchObject({ code: 'projection-unready' });
  expect(tablesOf(file)).toEqual(['events']);
  expect(await view.get('all', { atLeast: 'head' })).toEqual({ count: 3, position: 3 });
  expect(tablesOf(file)).toEqual(['document_index', 'documents', 'events', 'projections']);
});

it('[SQLITE-20] takes up what was written by who knows nothing of projections', async () => {
  const file = await logWith(3);
  const log = sqliteLog(file, { inline: [tally] });
  onTestFinished(() => log.close());
  await log.append(commit('measure/1'));
  const without = sqliteLog(file);
  await without.append(commit('measure/1'));
  await without.close();
  expect(await tallied(log)).toMatchObject({ count: 4 });
  await log.append(commit('measure/1'));
  expect(await tallied(log)).toEqual({ count: 6, position: 6, checkpoint: 6 });
});

it('[SQLITE-21] reads what it may not write', async () => {
  const file = await logWith(1);
  const reader = sqliteLog(file, { readOnly: true, inline: [tally] });
  onTestFinished(() => reader.close());
  const view = openView(tally, { log: reader, store: reader.projections });
  await expect(view.get('all')).rejects.toMatchObject({ code: 'projection-unready' });
  await expect(view.catchUp()).rejects.toMatchObject({ code: 'log-read-only', retryable: false });
  const writer = sqliteLog(file, { inline: [tally] });
  await writer.append(commit('measure/1'));
  expect(await view.get('all', { atLeast: 'head' })).toEqual({ count: 2, position: 2 });
  await writer.close();
});

it.for<[string, StoredQuery]>([
  ['all', { where: [], limit: 10 }],
  ['one value', { where: [is('stage', 'vote')], after: { value: '', key: 'm1' }, limit: 10 }],
  ['a span, in its order', { where: [{ field: 'date', from: '2024' }], order: 'date', limit: 10 }],
  ['the next page of a field', { where: [], order: 'date', after: { value: '2024', key: 'm1' }, limit: 10 }],
  ['a value, in the order of another field', { where: [is('stage', 'vote')], order: 'date', limit: 10 }],
  ['two values', { where: [is('stage', 'vote'), is('committee', 'finance')], limit: 10 }],
])('[SQLITE-22] finds %s along an index', ([, query]) => {
  const database = new DatabaseSync(':memory:');
  database.exec(projectionSchema);
  const { sql, values } = findDocuments(1, query);
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  database.close();
  expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE/.test(String(detail)))).toEqual([]);
});

function is(field: string, value: string) {
  return { field, from: value, until: value };
}

async function logWith(events: number): Promise<string> {
  const file = newFile();
  const log = sqliteLog(file);
  for (let n = 0; n < events; n += 1) await log.append(commit('measure/1'));
  await log.close();
  return file;
}

function write(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

function tablesOf(file: string): unknown[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  database.close();
  return rows.map(({ name }) => name);
}
