import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { DatabaseSync, backup as sqliteBackup } from 'node:sqlite';
import { StatecraftError } from '@statecraft/core';
import { faultOf } from './faults.ts';
import { openFile } from './open-file.ts';

/** What `backupLog` may be told. */
export interface BackupOptions {
  /** Called as it goes on with the pages copied and the pages there are. */
  readonly onProgress?: (copied: number, of: number) => void;
}

/** Pages copied before the event loop, and whoever writes, has a turn. */
const pagesAtOnce = 1024;

/**
 * Copies the file of a log while it is in use, as it stands when the copying begins.
 *
 * The copy is checked and synced before it stands under its name: a backup that is cut short leaves none. It is a log like any other.
 *
 * Faults: `log-unavailable` (there is no such log), `copy-differs` (there is such a file already), `log-foreign`, `log-corrupt`, `log-full`.
 *
 * @example
 * await backupLog('kansas-city.db', '/backup/kansas-city-2026-11-25.db');
 */
export async function backupLog(file: string, copy: string, { onProgress }: BackupOptions = {}): Promise<void> {
  if (existsSync(copy)) {
    throw new StatecraftError('copy-differs', `${copy} is there already; name a file that is not.`, {
      details: { file: copy },
    });
  }
  const partial = `${copy}.partial`;
  const database = openFile(file, { busyTimeout: 5000, readOnly: true });
  try {
    // Without a moment of its own to read at, it would begin again whenever somebody has written.
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await sqliteBackup(database, partial, {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) => onProgress?.(totalPages - remainingPages, totalPages),
    });
    check(partial);
    await sync(partial);
    await rename(partial, copy);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(partial + suffix, { force: true });
    throw faultOf(error, file);
  } finally {
    database.close();
  }
}

/** Throws `log-corrupt` unless SQLite finds every page of a copy as it should be. */
function check(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found === 'ok') return;
    throw new StatecraftError('log-corrupt', `The copy is damaged, as is the log it was made of: ${found}.`, {
      details: { file },
    });
  } finally {
    database.close();
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
