import { setTimeout as sleep } from 'node:timers/promises';
import { openView, type Projection } from '@statecraft/core';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { commit, tallied, tally } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { layouts, layoutVersion } from '../src/layout.ts';
import { type PostgresLogOptions, postgresLog } from '../src/postgres-log.ts';
import { ProjectionRows } from '../src/projection-rows.ts';
import { connected, newDatabase } from './databases.ts';

const server = testPostgres();

it('[PG-16] has nothing of an append that was undone, and all of those that shared a round trip with it', async () => {
  const log = await opened({ inline: [tally] });
  await log.append(commit('measure/1', 'none'));
  const group = [
    commit('measure/2'),
    commit('measure/1', 'none'),
    commit('measure/3', 'any', { at: 'not an instant: \0' }),
    commit('measure/4'),
  ];
  const settled = await Promise.allSettled(group.map((each) => log.append(each)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(await tallied(log)).toEqual({ count: 3, position: 3, checkpoint: 3 });
});

it('[PG-16] has each event once when appends with and without it, and catching up, go on at the same time', async () => {
  const name = newLog();
  const [first, second, without] = [
    await opened({ log: name, inline: [tally] }),
    await opened({ log: name, inline: [tally] }),
    await opened({ log: name }),
  ];
  const views = [first, without].map((log) => openView(tally, { log, store: log.projections, batch: 7 }));
  await Promise.all([
    ...Array.from({ length: 90 }, async (_, n) => {
      await [first, second, without][n % 3]?.append(commit(`measure/${n % 5}`));
      if (n % 10 === 0) await views[n % 2]?.catchUp();
    }),
  ]);
  await views[0]?.catchUp();
  expect(await tallied(second)).toEqual({ count: 90, position: 90, checkpoint: 90 });
});

it('[PG-18] goes on from where another process brings the projection at the same time', async () => {
  const name = newLog();
  const [log, without] = [await opened({ log: name, inline: [tally] }), await opened({ log: name })];
  await log.append(commit('measure/1'));
  await without.append(commit('measure/1'));
  const client = await connected(server.url());
  const { rows } = await client.query('SELECT id FROM statecraft.logs WHERE name = $1', [name]);
  await client.query('BEGIN');
  const body = JSON.stringify({ count: 2, position: 2 });
  const step = { after: 1, position: 2, documents: [{ key: 'all', body, index: {} }] };
  await new ProjectionRows(client, rows[0].id).save(tally, step);
  const appending = log.append(commit('measure/1', 2));
  await sleep(100);
  await client.query('COMMIT');
  expect(await appending).toMatchObject({ events: [{ position: 3 }] });
  expect(await tallied(log)).toEqual({ count: 3, position: 3, checkpoint: 3 });
});

it('[PG-17] brings up tables that an earlier version laid out, with the logs in them', async () => {
  const url = await newDatabase(server);
  const client = await connected(url);
  await client.query(
    `CREATE SCHEMA statecraft; CREATE TABLE statecraft.layout (version integer NOT NULL); INSERT INTO statecraft.layout VALUES (1); ${layouts[0]};
     SELECT statecraft.open_log('main');
     SELECT statecraft.append(1, '{1}', 'measure/1', NULL, 'a', 'a', '2024-03-07T15:00:00.000Z', '{}', '{0}', '', '{}')`,
  );
  const reading = postgresLog(url, { readOnly: true });
  await expect(reading).rejects.toMatchObject({ code: 'log-unavailable', details: { found: 1, known: layoutVersion } });
  const logs = await Promise.all(Array.from({ length: 4 }, () => opened({ log: 'main', inline: [tally] }, url)));
  await Promise.all(logs.map((log) => log.append(commit('measure/1', 'exists'))));
  for (const log of logs) expect(await tallied(log)).toEqual({ count: 5, position: 5, checkpoint: 5 });
});

it('[PG-18] waits for who keeps the same projection, then is busy, and lets others pass', async () => {
  const name = newLog();
  const log = await opened({ log: name, inline: [tally], lockTimeout: 100 });
  const other = await opened({ log: name, inline: [{ ...tally, name: 'other' } as Projection], lockTimeout: 100 });
  await log.append(commit('measure/1'));
  const client = await connected(server.url());
  await client.query(
    `BEGIN; SELECT statecraft.hold_projection(id, 'tally') FROM statecraft.logs WHERE name = '${name}'`,
  );
  await expect(log.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-busy', retryable: true });
  expect(await other.append(commit('measure/1', 1))).toMatchObject({ events: [{ position: 2 }] });
  expect(await tallied(log)).toEqual({ count: 1, position: 1, checkpoint: 1 });
  await client.query('COMMIT');
  await log.append(commit('measure/1', 2));
  expect(await tallied(log)).toEqual({ count: 3, position: 3, checkpoint: 3 });
});

it('[PG-19] needs no more than the right to call what keeps, and finding no more than the right to read', async () => {
  const url = await newDatabase(server);
  await (await opened({ log: 'main', inline: [tally] }, url)).append(commit('measure/1'));
  const [keeper, reader] = [`keeper_${process.pid}`, `reader_${process.pid}`];
  const client = await connected(url);
  await client.query(`
    CREATE ROLE ${keeper} LOGIN PASSWORD 'word'; CREATE ROLE ${reader} LOGIN PASSWORD 'word';
    GRANT USAGE ON SCHEMA statecraft TO ${keeper}, ${reader};
    GRANT SELECT ON ALL TABLES IN SCHEMA statecraft TO ${keeper}, ${reader};
    GRANT EXECUTE ON FUNCTION statecraft.save_projection, statecraft.drop_projection, statecraft.sweep_projections TO ${keeper}`);
  onTestFinished(
    async () =>
      void (await client.query(`DROP OWNED BY ${keeper}, ${reader}; DROP ROLE ${keeper}; DROP ROLE ${reader}`)),
  );
  const as = async (role: string) => {
    const address = new URL(url);
    [address.username, address.password] = [role, 'word'];
    return opened({ log: 'main' }, address.href);
  };
  const anew = { ...tally, version: 2 };
  const reading = await as(reader);
  const view = openView(anew, { log: reading, store: reading.projections });
  expect(await view.get('all')).toEqual({ count: 1, position: 1 });
  await expect(view.catchUp()).rejects.toMatchObject({ code: 'log-read-only', retryable: false });
  const keeping = await as(keeper);
  await openView(anew, { log: keeping, store: keeping.projections }).catchUp();
  expect(await reading.projections.versions('tally')).toEqual([{ version: 2, position: 1, served: true }]);
  await Promise.all([reading, keeping].map((log) => log.close()));
});

it('[PG-19] keeps nothing in a log that is opened to be read only', async () => {
  const name = newLog();
  await (await opened({ log: name })).append(commit('measure/1'));
  const log = await opened({ log: name, readOnly: true, inline: [tally] });
  const view = openView(tally, { log, store: log.projections });
  await expect(view.catchUp()).rejects.toMatchObject({ code: 'log-read-only' });
  await expect(view.get('all')).rejects.toMatchObject({ code: 'projection-unready' });
});

async function opened(options: PostgresLogOptions = {}, url = server.url()) {
  const log = await postgresLog(url, { log: newLog(), ...options });
  onTestFinished(() => log.close());
  return log;
}
