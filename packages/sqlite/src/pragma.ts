import type { DatabaseSync } from 'node:sqlite';

/** What a pragma answers. */
export function pragma(database: DatabaseSync, words: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${words}`).get() ?? {})[0];
}
