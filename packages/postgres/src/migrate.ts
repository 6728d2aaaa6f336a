import type { ClientBase } from 'pg';
import { foreign, isNotLaidOut, missing, newer, older } from './faults.ts';
import { layouts, layoutVersion } from './layout.ts';
import { inTransaction } from './transaction.ts';

/** The advisory lock under which tables are laid out: `statecra` in ASCII, cut to what fits. */
const migrationLock = '8319395793567416929';

/** Finds the log of a name, laid out and made if it is missing and `readOnly` is not asked; gives its number. */
export async function findLog(client: ClientBase, log: string, readOnly: boolean): Promise<number> {
  const found = await lookUp(client, log);
  if (found?.layout === layoutVersion && found.id !== null) return found.id;
  const layout = await layoutOf(client, log);
  if (readOnly) throw layout > 0 && layout < layoutVersion ? older(log, layout, layoutVersion) : missing(log);
  if (layout < layoutVersion) await migrate(client, log);
  const { rows } = await client.query<[number]>({
    text: 'SELECT statecraft.open_log($1)',
    values: [log],
    rowMode: 'array',
  });
  return (rows[0] as [number])[0];
}

/** Layout and log in one look, which is all it takes for a log that is there; `undefined` without tables. */
async function lookUp(client: ClientBase, log: string) {
  try {
    const { rows } = await client.query<{ layout: number | null; id: number | null }>({
      text: 'SELECT (SELECT version FROM statecraft.layout) AS layout, (SELECT id FROM statecraft.logs WHERE name = $1) AS id',
      values: [log],
    });
    return rows[0];
  } catch (error) {
    if (isNotLaidOut(error)) return undefined;
    throw error;
  }
}

async function migrate(client: ClientBase, log: string): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`SELECT pg_advisory_xact_lock(${migrationLock})`);
    const found = await layoutOf(client, log);
    if (found === 0) {
      await client.query(
        'CREATE SCHEMA IF NOT EXISTS statecraft; CREATE TABLE statecraft.layout (version integer NOT NULL); INSERT INTO statecraft.layout VALUES (0)',
      );
    }
    for (const script of layouts.slice(found)) await client.query(script);
    await client.query(`UPDATE statecraft.layout SET version = ${layoutVersion}`);
  });
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
