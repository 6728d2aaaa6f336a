import { StatecraftError } from '@statecraft/core';
import { type ClientBase, type ClientConfig, Pool } from 'pg';
import type { Database, Sql } from './database.ts';
import { layout, layoutVersion } from './layout.ts';
import { faultOf, isUndone } from './postgres-faults.ts';

/** The advisory lock under which tables are laid out: `notify` in ASCII, as a number. */
const migrationLock = '121420402255481';
const mostConnections = 8;
/** How often a transaction that another got in the way of is done again. */
const mostTries = 5;

/** A database in one schema of PostgreSQL. Any number of processes may share it. */
export class PostgresDatabase implements Database {
  readonly #schema: string;
  readonly #pool: Pool;

  private constructor(schema: string, pool: Pool) {
    this.#schema = schema;
    this.#pool = pool;
  }

  /** Connects, and lays out the schema if it is missing. */
  static async open(connection: string | ClientConfig, schema: string): Promise<PostgresDatabase> {
    const config = typeof connection === 'string' ? { connectionString: connection } : connection;
    const pool = new Pool({
      connectionTimeoutMillis: 5000,
      query_timeout: 30_000,
      keepAlive: true,
      application_name: 'statecraft-notify',
      ...config,
      max: mostConnections,
      onConnect: async (client) => {
        client.on('error', () => undefined);
        await client.query(`SET search_path = ${quoted(schema)}; SET lock_timeout = 10000`);
      },
    });
    // Whoever asks for a connection next hears of its loss.
    pool.on('error', () => undefined);
    const database = new PostgresDatabase(schema, pool);
    try {
      await database.#layOut();
      return database;
    } catch (error) {
      await pool.end();
      throw faultOf(error, schema);
    }
  }

  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once((client) => work(sqlOn(client)));
      } catch (error) {
        if (!isUndone(error) || tries === mostTries) throw faultOf(error, this.#schema);
      }
    }
  }

  /** Takes dead rows out of the tables. What still stands in the server's own log files goes as that is overwritten. */
  async wipe(): Promise<void> {
    try {
      // VACUUM FULL writes the table anew, so that no page holds what was deleted.
      await this.#pool.query('VACUUM FULL notify_addresses');
    } catch (error) {
      throw faultOf(error, this.#schema);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #once<Result>(work: (client: ClientBase) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let failed: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => {
        failed = lost;
      });
      throw error;
    } finally {
      client.release(failed);
    }
  }

  async #layOut(): Promise<void> {
    const schema = this.#schema;
    await this.#once(async (client) => {
      await client.query(`SELECT pg_advisory_xact_lock(${migrationLock})`);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
      const { rows } = await client.query<{ ours: boolean; occupied: boolean }>(
        `SELECT to_regclass($1) IS NOT NULL AS ours,
           EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace($2)::oid) AS occupied`,
        [`${quoted(schema)}.notify_layout`, quoted(schema)],
      );
      if (!rows[0]?.ours && rows[0]?.occupied) {
        throw new StatecraftError(
          'ledger-foreign',
          `The schema ${schema} holds tables of another application. It was left as it is.`,
          {
            details: { schema },
          },
        );
      }
      if (!rows[0]?.ours) await client.query(layout({ text: 'text COLLATE "C"', integer: 'bigint' }));
      const found = Number(
        (await client.query<{ version: string }>('SELECT version FROM notify_layout')).rows[0]?.version,
      );
      if (found > layoutVersion) {
        throw new StatecraftError(
          'ledger-newer',
          `The schema ${schema} has layout ${found} of notices; this version of @statecraft/notify knows layouts up to ${layoutVersion}. Update it.`,
          { details: { schema, found, known: layoutVersion } },
        );
      }
    });
  }
}

function sqlOn(client: ClientBase): Sql {
  return {
    all: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    run: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
    strings: (parameter) => `SELECT json_array_elements_text(${parameter}::json)`,
    rows: (parameter, columns) =>
      `json_to_recordset(${parameter}::json) AS r (${Object.entries(columns)
        .map(([name, type]) => `${name} ${type === 'integer' ? 'bigint' : 'text'}`)
        .join(', ')})`,
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
