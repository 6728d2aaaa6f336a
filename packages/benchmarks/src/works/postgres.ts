import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { createEngine, type Engine } from '@statecraft/core';
import { postgresLog } from '@statecraft/postgres';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { PostgresServer } from '@statecraft/test-kit';
import pg from 'pg';
import type { Comparison, Work } from '../compare.ts';
import { clock, live, roster } from '../life.ts';
import { emmettLives } from './emmett.ts';

/** What each of the PostgreSQL comparisons is set up with: a server that syncs what it commits. */
interface Place {
  readonly url: string;
  readonly engine: Engine;
  close(): Promise<void>;
}

async function place(): Promise<Place> {
  const server = await PostgresServer.start({ durable: true });
  const log = await postgresLog(server.url, { log: 'bench' });
  const engine = createEngine({ log, procedures: [kansasCity], clock });
  await engine.executeAll(roster);
  return {
    url: server.url,
    engine,
    async close() {
      await log.close();
      await server.stop();
    },
  };
}

/** A pool that bears the end of the server: it is stopped while connections still idle. */
function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('connect', (client) => client.on('error', () => undefined)).on('error', () => undefined);
  return pool;
}

/** One prepared insert a transaction, so many connections side by side. */
async function bareInserts(url: string, sideBySide: number): Promise<{ work: Work; end(): Promise<void> }> {
  const pool = poolOf(url, sideBySide);
  await pool.query('CREATE TABLE IF NOT EXISTS bare (position bigserial PRIMARY KEY, body text)');
  const clients = await Promise.all(Array.from({ length: sideBySide }, () => pool.connect()));
  const insert = { name: 'bare', text: 'INSERT INTO bare (body) VALUES ($1)', values: ['x'.repeat(600)] };
  return {
    async work(count) {
      await Promise.all(
        clients.map(async (client) => {
          for (let done = 0; done < count / sideBySide; done += 1) await client.query(insert);
        }),
      );
      return count;
    },
    async end() {
      for (const client of clients) client.release();
      await pool.end();
    },
  };
}

/** `execute` on PostgreSQL, each act awaited before the next. */
export async function postgresExecuteOne(): Promise<Comparison> {
  const { url, engine, close } = await place();
  const { work, end } = await bareInserts(url, 1);
  return {
    title: 'execute on PostgreSQL, one at a time',
    against: 'one-insert commits with pg, one at a time',
    count: 1_000,
    atLeast: 0.75,
    ours: (count) => live(engine, count),
    theirs: work,
    close: () => end().then(close),
  };
}

/** `execute` on PostgreSQL with 64 measures in flight. */
export async function postgresExecuteTogether(): Promise<Comparison> {
  const { url, engine, close } = await place();
  const { work, end } = await bareInserts(url, 16);
  return {
    title: 'execute on PostgreSQL, 64 in flight',
    against: 'one-insert commits with pg, 16 in flight',
    count: 6_400,
    atLeast: 2,
    ours: (count) => live(engine, count, 64),
    theirs: work,
    close: () => end().then(close),
  };
}

/** `execute` on PostgreSQL beside Emmett's store there, 16 in flight each. */
export async function postgresExecuteAgainstEmmett(): Promise<Comparison> {
  const { url, engine, close } = await place();
  // Of its own it would have ten connections, and with more callers than that it waits for itself.
  const pool = poolOf(url, 32);
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  return {
    title: 'execute on PostgreSQL, 16 in flight',
    against: 'Emmett 0.42 CommandHandler on PostgreSQL, trivial decide, 16 in flight',
    count: 1_600,
    atLeast: 8,
    ours: (count) => live(engine, count, 16),
    theirs: emmettLives(store, 16),
    async close() {
      await store.close();
      await pool.end();
      await close();
    },
  };
}
