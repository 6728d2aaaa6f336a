import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteLog } from '@statecraft/sqlite';
import { testPostgres } from '@statecraft/test-kit/for-tests';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postgresStore } from '../src/postgres.ts';
import { sqliteStore } from '../src/sqlite.ts';
import { cityHall, life } from './city.ts';
import { newFolder } from './folder.ts';

const address = 'very.particular@address.example';

/** Records, tells, fails and tells again, so that the address has been everywhere it goes. */
async function use(hall: ReturnType<typeof cityHall>): Promise<void> {
  const { follow, record, notifier, mailbox, clock } = hall;
  for (let n = 0; n < 20; n += 1)
    await follow({ subscriber: `other-${n}`, address: `other-${n}@address.example`, topics: [{ kind: 'everything' }] });
  await follow({ subscriber: 'ann', address, topics: [{ kind: 'everything' }] });
  await follow({ subscriber: 'ann', address, topics: [{ kind: 'measure', id: 'kc-1' }], schedule: { kind: 'daily' } });
  mailbox.answer = (message) => ({ outcome: 'failed', answer: `550 <${message.address}> unknown` });
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  clock.pass(60_000);
  mailbox.answer = (message) => ({ outcome: 'delivered', answer: `250 delivered to ${message.address.toUpperCase()}` });
  await record(...life('kc-1').slice(2, 4));
  await notifier.once();
}

test('[NOTIFY-5] [NOTIFY-6] an erased address stands in no file of an SQLite store or log, while others do', async () => {
  const folder = newFolder();
  onTestFinished(folder.remove);
  const log = sqliteLog(folder.file);
  const store = sqliteStore(join(folder.path, 'notify.db'));
  onTestFinished(async () => {
    await log.close();
    await store.close();
  });
  const hall = cityHall({ log, store });
  await use(hall);
  const filesWith = (text: string) =>
    readdirSync(folder.path).filter((name) =>
      readFileSync(join(folder.path, name)).toString('latin1').toLowerCase().includes(text),
    );
  expect(filesWith(address)).toEqual(expect.arrayContaining([expect.stringMatching(/^notify\.db/)]));
  expect(filesWith(address).filter((name) => name.startsWith('log'))).toEqual([]);
  expect(await hall.notifier.erase('ann')).toBe(2);
  expect(filesWith(address)).toEqual([]);
  expect(filesWith('very.particular')).toEqual([]);
  expect(filesWith('other-7@address.example')).not.toEqual([]);
});

describe('PostgreSQL', () => {
  const server = testPostgres();

  test('[NOTIFY-5] [NOTIFY-6] an erased address stands in no table', async () => {
    const schema = `erase_${process.pid}`;
    const store = await postgresStore(server.url(), { schema });
    const client = new pg.Client({ connectionString: server.url() });
    await client.connect();
    onTestFinished(async () => {
      await client.end();
      await store.close();
    });
    const hall = cityHall({ store });
    await use(hall);
    const tablesWith = async (text: string) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1`,
        [schema],
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const { rowCount } = await client.query(
          `SELECT 1 FROM ${schema}.${name} AS t WHERE lower(t::text) LIKE '%' || $1 || '%'`,
          [text],
        );
        if (rowCount) found.push(name);
      }
      return found;
    };
    expect(await tablesWith(address)).toEqual(['notify_addresses']);
    expect(await hall.notifier.erase('ann')).toBe(2);
    expect(await tablesWith('very.particular')).toEqual([]);
    expect(await tablesWith('other-7@address.example')).toEqual(['notify_addresses']);
  });
});
