import type { ClientBase } from 'pg';
import { foreign, missing, newer } from './faults.ts';
import { layouts, layoutVersion } from './layout.ts';

/** The advisory lock under which tables are laid out: `statecra` in ASCII, cut to what fits. */
const migrationLock = '8319395793567416929';

/** Finds the log of a name, laid out and made if it is missing and `readOnly` is not asked; gives its number. */
export async function findLog(client: ClientBase, log: string, readOnly: boolean): Promise<number> {
  if ((await layoutOf(client, log)) < layoutVersion) {
    if (readOnly) throw missing(log);
    await migrate(client, log);
  }
  const { rows } = await client.query<[number]>({
    text: 'SELECT id FROM statecraft.logs WHERE name = $1',
    values: [log],
    rowMode: 'array',
  });
  if (rows[0]) return rows[0][0];
  if (readOnly) throw missing(log);
  const made = await client.query<[number]>({
    text: 'SELECT statecraft.open_log($1)',
    values: [log],
    rowMode: 'array',
  });
  return (made.rows[0] as [number])[0];
}

async function migrate(client: ClientBase, log: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${migrationLock})`);
    const found = await layoutOf(client, log);
    if (found === 0) {
      await client.query(
        'CREATE SCHEMA IF NOT EXISTS statecraft; CREATE TABLE statecraft.layout (version integer NOT NULL); INSERT INTO statecraft.layout VALUES (0)',
      );
    }
    for (const script of layouts.slice(found)) await client.query(script);
    await client.query(`UPDATE statecraft.layout SET version = ${layoutVersion}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The layout of the tables; 0 when there are none. Throws for what is not ours or is too new. */
async function layoutOf(client: ClientBase, log: string): Promise<number> {
  const { rows } = await client.query<[boolean, boolean]>({
    text: `SELECT to_regclass('statecraft.layout') IS NOT NULL,
      EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('statecraft')::oid)`,
    rowMode: 'array',
  });
  const [ours, occupied] = rows[0] as [boolean, boolean];
  if (!ours && occupied) throw foreign(log);
  if (!ours) return 0;
  const layout = await client.query<[number]>({ text: 'SELECT version FROM statecraft.layout', rowMode: 'array' });
  const version = layout.rows[0]?.[0];
  if (version === undefined) throw foreign(log);
  if (version > layoutVersion) throw newer(log, version, layoutVersion);
  return version;
}
