import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEngine, type Engine, type RecordedEvent, replay } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import type { Comparison, Work } from '../compare.ts';
import { ACTS, lifeOf, roster } from '../life.ts';

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
  const engine = createEngine({ log, procedures: [kansasCity] });
  await engine.executeAll(roster);
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, body TEXT)',
  );
  const insert = database.prepare('INSERT INTO events (body) VALUES (?)');
  const body = JSON.stringify((await log.readStream('body/council'))[0]);
  return {
    engine,
    file,
    bare: {
      name: 'bare one-insert transactions',
      run(count) {
        let last: unknown;
        for (let index = 0; index < count; index += 1) last = insert.run(body);
        return last;
      },
    },
    async close() {
      database.close();
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let measures = 0;

/** `execute` on SQLite, each act awaited before the next, `synchronous=FULL`. */
export async function executeOnSqlite(): Promise<Comparison> {
  const { engine, bare, close } = await place();
  return {
    title: 'execute on SQLite one at a time, against bare one-insert transactions',
    count: 1_000,
    atLeast: 0.7,
    against: bare,
    close,
    ours: {
      name: 'statecraft',
      async run(count) {
        for (let life = 0; life < count / ACTS; life += 1) await live(engine);
        return count;
      },
    },
  };
}

/** `execute` on SQLite with 64 measures in flight, `synchronous=FULL`. */
export async function executeOnSqliteTogether(): Promise<Comparison> {
  const { engine, bare, close } = await place();
  return {
    title: 'execute on SQLite 64 in flight, against the same bare transactions',
    count: 6_400,
    atLeast: 5,
    against: bare,
    close,
    ours: {
      name: 'statecraft',
      async run(count) {
        const each = count / ACTS / 64;
        await Promise.all(
          Array.from({ length: 64 }, async () => {
            for (let life = 0; life < each; life += 1) await live(engine);
          }),
        );
        return count;
      },
    },
  };
}

/** All measures rebuilt from SQLite, beside a bare SELECT and JSON.parse of the same rows. */
export async function rebuildFromSqlite(): Promise<Comparison> {
  const { engine, file, close } = await place();
  const lives = 2_000;
  await Promise.all(Array.from({ length: lives }, () => live(engine)));
  const log = sqliteLog(file);
  const database = new DatabaseSync(file);
  return {
    title: 'all measures rebuilt from SQLite, against SELECT and JSON.parse of the rows',
    count: lives * ACTS + roster.length,
    atLeast: 0.7,
    async close() {
      await log.close();
      database.close();
      await close();
    },
    ours: {
      name: 'statecraft',
      async run() {
        const streams = new Map<string, RecordedEvent[]>();
        for await (const event of log.read()) {
          const stream = streams.get(event.stream);
          if (stream) stream.push(event);
          else streams.set(event.stream, [event]);
        }
        return [...streams].filter(([stream]) => stream.startsWith('measure/')).map(([, events]) => replay(events))
          .length;
      },
    },
    against: {
      name: 'bare',
      run() {
        const parsed: unknown[] = [];
        for (const row of database.prepare('SELECT * FROM events ORDER BY position').iterate()) {
          for (const value of Object.values(row))
            if (typeof value === 'string' && value.startsWith('{')) parsed.push(JSON.parse(value));
        }
        return parsed.length;
      },
    },
  };
}

async function live(engine: Engine): Promise<void> {
  for (const command of lifeOf(`m-${++measures}`)) {
    const result = await engine.execute(command);
    if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  }
}
