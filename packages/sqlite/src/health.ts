import type { DatabaseSync } from 'node:sqlite';
import type { Durability, LogHealth } from '@statecraft/core';
import { pragma } from './pragma.ts';

/** How the log on a connection is, read at one moment. Throws what SQLite throws. */
export function healthOn(database: DatabaseSync, head: number): LogHealth {
  const journal = String(pragma(database, 'journal_mode'));
  const synchronous = Number(pragma(database, 'synchronous'));
  const bytes = Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size'));
  const { sqlite = '' } = process.versions;
  return {
    head,
    writable: true,
    durability: durabilityOf(journal, synchronous),
    store: { sqlite, journal, synchronous, bytes },
  };
}

/** Throws what SQLite throws where nothing can be written. */
export function tryToWrite(database: DatabaseSync): void {
  database.exec('UPDATE events SET at = at WHERE false');
}

/**
 * Throws what SQLite throws where there is no room for an act: as much as a large one needs is taken in the file and written to the
 * disk, and all of it undone. No reader ever sees it.
 */
export function tryToGrow(database: DatabaseSync): void {
  const cached = Number(pragma(database, 'cache_size'));
  // What does not fit into a small cache goes to the disk before anything is committed.
  database.exec(`PRAGMA cache_size = ${SMALL_CACHE}; BEGIN IMMEDIATE`);
  try {
    database.exec(`CREATE TABLE room (bytes BLOB); INSERT INTO room VALUES (zeroblob(${LARGE_ACT}))`);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec(`PRAGMA cache_size = ${cached}`);
  }
}

/** Bytes. */
const LARGE_ACT = 256 * 1024;
/** Pages. */
const SMALL_CACHE = 10;

function durabilityOf(journal: string, synchronous: number): Durability {
  if (journal === 'memory') return { durable: false, because: 'The log is in memory.' };
  return synchronous >= FULL
    ? { durable: true, because: 'A commit is synced before it is acknowledged (synchronous=FULL).' }
    : { durable: false, because: `Commits are acknowledged before they are synced (synchronous=${synchronous}).` };
}

/** `PRAGMA synchronous` as a number: 2 is FULL, 3 EXTRA. */
const FULL = 2;
