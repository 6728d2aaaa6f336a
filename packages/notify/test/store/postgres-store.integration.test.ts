import { testPostgres } from '@statecraft/test-kit/for-tests';
import pg from 'pg';
import { expect, test } from 'vitest';
import { postgresStore } from '../../src/postgres.ts';
import { cityHall, life } from '../city.ts';
import { describeStore } from './describe-store.ts';

const server = testPostgres();
let count = 0;

/** The name of a schema that no other test uses. */
function newSchema(): string {
  count += 1;
  return `notify_test_${process.pid}_${Date.now()}_${count}`;
}

async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describeStore('PostgreSQL', async () => {
  const schema = newSchema();
  return {
    open: () => postgresStore(server.url(), { schema }),
    cleanup: async () => void (await ask(`DROP SCHEMA ${schema} CASCADE`)),
  };
});

test('[NOTIFY-52] a schema of another application, and one of a newer layout, are left as they are', async () => {
  const [theirs, newer] = [newSchema(), newSchema()];
  await ask(`CREATE SCHEMA ${theirs}; CREATE TABLE ${theirs}.theirs (a int)`);
  await expect(postgresStore(server.url(), { schema: theirs })).rejects.toMatchObject({ code: 'ledger-foreign' });
  const store = await postgresStore(server.url(), { schema: newer });
  await store.close();
  await ask(`UPDATE ${newer}.notify_layout SET version = 99`);
  await expect(postgresStore(server.url(), { schema: newer })).rejects.toMatchObject({ code: 'ledger-newer' });
});

test('[NOTIFY-53] several processes may open a new schema at the same time', async () => {
  const schema = newSchema();
  const stores = await Promise.all(Array.from({ length: 5 }, () => postgresStore(server.url(), { schema })));
  expect(await Promise.all(stores.map((store) => store.ledger.position()))).toEqual([0, 0, 0, 0, 0]);
  await Promise.all(stores.map((store) => store.close()));
});

test('[NOTIFY-22] [NOTIFY-24] several workers on one schema tell each thing once', async () => {
  const schema = newSchema();
  const stores = await Promise.all(Array.from({ length: 3 }, () => postgresStore(server.url(), { schema })));
  const [first, ...others] = stores.map((store) => cityHall({ store }));
  if (!first) throw new Error('no hall');
  const workers = others.map(({ store }) => cityHall({ store, log: first.log, channels: [first.mailbox] }));
  for (let n = 0; n < 5; n += 1) await first.follow({ topics: [{ kind: 'everything' }] });
  for (let n = 0; n < 6; n += 1) await first.record(...life(`kc-${n}`));
  await Promise.all([first, ...workers].map(({ notifier }) => notifier.once()));
  const ids = first.mailbox.got.map(({ id }) => id);
  expect(ids).toHaveLength(150);
  expect(new Set(ids).size).toBe(150);
  expect(await first.notifier.counts()).toEqual({ sent: 150 });
  await Promise.all(stores.map((store) => store.close()));
});

test('[NOTIFY-52] a server that is not there is ledger-unavailable', async () => {
  await expect(postgresStore('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
    code: 'ledger-unavailable',
    retryable: true,
  });
});
