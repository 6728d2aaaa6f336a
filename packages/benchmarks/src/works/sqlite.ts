import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEngine, type Engine, type RecordedEvent, replay } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import type { Comparison, Work } from '../compare.ts';
import { ACTS, clock, live, roster } from '../life.ts';

/** What each of the SQLite comparisons is set up with. */
interface Place {
  readonly engine: Engine;
  readonly file: string;
  readonly bare: Work;
  close(): Promise<void>;
}

async function place(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-bench-'));
  const file = join(folder, 'log.db');
  const log = sqliteLog(file);
  const engine = createEngine({ log, procedures: [kansasCity], clock });
  await engine.executeAll(roster);
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, body TEXT)',
  );
  const insert = database.prepare('INSERT INTO events (body) VALUES (?)');
  await live(engine, ACTS);
  const body = 'x'.repeat(await averageLength(log.read()));
  return {
    engine,
    file,
    bare(count) {
      let last: unknown;
      for (let index = 0; index < count; index += 1) last = insert.run(body);
      return last;
    },
    async close() {
      database.close();
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** How long the text of an event is on average. */
async function averageLength(events: AsyncIterable<RecordedEvent>): Promise<number> {
  let count = 0;
  let length = 0;
  for await (const event of events) {
    count += 1;
    length += JSON.stringify(event).length;
  }
  return Math.round(length / count);
}

const AGAINST = 'one-insert transactions on node:sqlite, synchronous=FULL, one at a time';

/** `execute` on SQLite, each act awaited before the next, `synchronous=FULL`. */
export async function sqliteExecuteOne(): Promise<Comparison> {
  const { engine, bare, close } = await place();
  return {
    title: 'execute on SQLite, one at a time',
    against: AGAINST,
    count: 1_000,
    atLeast: 0.7,
    ours: (count) => live(engine, count),
    theirs: bare,
    close,
  };
}

/** `execute` on SQLite with 64 measures in flight, `synchronous=FULL`. */
export async function sqliteExecuteTogether(): Promise<Comparison> {
  const { engine, bare, close } = await place();
  return {
    title: 'execute on SQLite, 64 in flight',
    against: AGAINST,
    count: 6_400,
    atLeast: 5,
    ours: (count) => live(engine, count, 64),
    theirs: bare,
    close,
  };
}

/** All measures rebuilt from SQLite, beside a bare SELECT and JSON.parse of the same rows. */
export async function rebuildFromSqlite(): Promise<Comparison> {
  const { engine, file, close } = await place();
  const lives = 2_000;
  await live(engine, lives * ACTS, 64);
  const log = sqliteLog(file);
  const database = new DatabaseSync(file);
  return {
    title: 'all measures rebuilt from SQLite',
    against: 'SELECT and JSON.parse of the same rows',
    count: lives * ACTS + roster.length,
    atLeast: 0.7,
    async ours() {
      const streams = new Map<string, RecordedEvent[]>();
      for await (const event of log.read()) {
        const stream = streams.get(event.stream);
        if (stream) stream.push(event);
        else streams.set(event.stream, [event]);
      }
      return [...streams]
        .filter(([stream]) => stream.startsWith('measure/'))
        .map(([, events]) => replay(events, kansasCity.uses)).length;
    },
    theirs() {
      const parsed: unknown[] = [];
      for (const { body } of database.prepare('SELECT body FROM events ORDER BY position').iterate())
        parsed.push(JSON.parse(String(body)));
      return parsed.length;
    },
    async close() {
      await log.close();
      database.close();
      await close();
    },
  };
}
