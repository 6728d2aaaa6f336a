import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isFault } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { expect, test } from 'vitest';
import { sqliteStore } from '../../src/sqlite.ts';
import { newFile, newFolder } from '../folder.ts';
import { describeStore } from './describe-store.ts';

describeStore('SQLite, in a file of its own', async () => {
  const folder = newFolder();
  return { open: async () => sqliteStore(folder.file), cleanup: folder.remove };
});

describeStore('SQLite, in the log’s own file', async () => {
  const folder = newFolder();
  const log = sqliteLog(folder.file);
  await log.head();
  return {
    open: async () => sqliteStore(folder.file),
    cleanup: async () => {
      expect(await log.head()).toBe(0);
      await log.close();
      folder.remove();
    },
  };
});

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (fault) {
    return isFault(fault) ? fault.code : String(fault);
  }
};

test('[NOTIFY-52] a database of another application, and what is no database, are left as they are', () => {
  const file = newFile();
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE theirs (a)');
  database.close();
  expect(codeOf(() => sqliteStore(file))).toBe('ledger-foreign');
  const text = newFile();
  writeFileSync(text, 'no database at all, but quite some text, more than a header is long, and then some more of it');
  expect(codeOf(() => sqliteStore(text))).toBe('ledger-foreign');
  const again = new DatabaseSync(file);
  expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'theirs' }]);
  again.close();
});

test('[NOTIFY-52] a store of a newer layout is left as it is', async () => {
  const file = newFile();
  await sqliteStore(file).close();
  const database = new DatabaseSync(file);
  database.exec('UPDATE notify_layout SET version = 99');
  database.close();
  expect(codeOf(() => sqliteStore(file))).toBe('ledger-newer');
});

test('[NOTIFY-52] a folder that is not there is ledger-unavailable', () => {
  expect(codeOf(() => sqliteStore('/no/such/folder/store.db'))).toBe('ledger-unavailable');
});

test('[NOTIFY-24] while another process holds the file, a store waits, and then says so', async () => {
  const file = newFile();
  const store = sqliteStore(file, { busyTimeout: 30 });
  const holder = new DatabaseSync(file);
  holder.exec('BEGIN IMMEDIATE');
  await expect(store.ledger.position()).rejects.toMatchObject({ code: 'ledger-busy', retryable: true });
  holder.exec('ROLLBACK');
  expect(await store.ledger.position()).toBe(0);
  holder.close();
  await store.close();
  await store.close();
  await expect(store.ledger.position()).rejects.toMatchObject({ code: 'ledger-unavailable' });
});
