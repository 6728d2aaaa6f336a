import { connect, createServer, type Socket } from 'node:net';
import { freePort, PostgresServer } from '@statecraft/test-kit';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { all, commit, tallied, tally } from '@statecraft/test-kit/samples';
import { describe, expect, it, onTestFinished } from 'vitest';
import { layoutVersion } from '../src/layout.ts';
import { type PostgresLogOptions, postgresLog } from '../src/postgres-log.ts';
import { connected, newDatabase } from './databases.ts';

const server = testPostgres();

async function opened(options: PostgresLogOptions = {}, url = server.url()) {
  const log = await postgresLog(url, { log: newLog(), ...options });
  onTestFinished(() => log.close());
  return log;
}

describe('tables', () => {
  it('[PG-1] are laid out once when many open a new database at the same time', async () => {
    const url = await newDatabase(server);
    const logs = await Promise.all(Array.from({ length: 8 }, () => opened({ log: 'main' }, url)));
    await Promise.all(logs.map((log, n) => log.append(commit(`measure/${n}`, 'none'))));
    expect((await all((logs[0] as (typeof logs)[0]).read())).map(({ position }) => position)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    const { rows } = await (await connected(url)).query('SELECT version FROM statecraft.layout');
    expect(rows).toEqual([{ version: layoutVersion }]);
  });

  it('[PG-2] of a newer layout, and a schema of others, are left as they are', async () => {
    const url = await newDatabase(server);
    const client = await connected(url);
    await opened({}, url);
    await client.query('UPDATE statecraft.layout SET version = version + 1');
    await expect(postgresLog(url)).rejects.toMatchObject({
      code: 'log-newer',
      details: { found: layoutVersion + 1, known: layoutVersion },
    });
    const foreign = await newDatabase(server);
    const other = await connected(foreign);
    await other.query('CREATE SCHEMA statecraft; CREATE TABLE statecraft.things (name text)');
    await expect(postgresLog(foreign)).rejects.toMatchObject({ code: 'log-foreign' });
    const { rows } = await other.query(`SELECT relname FROM pg_class WHERE relnamespace = 'statecraft'::regnamespace`);
    expect(rows).toEqual([{ relname: 'things' }]);
  });

  it.each([
    `UPDATE statecraft.events SET body = '{}'`,
    'DELETE FROM statecraft.events',
    'TRUNCATE statecraft.events',
    'DELETE FROM statecraft.logs',
    'TRUNCATE statecraft.logs',
  ])('[PG-3] refuse %s', async (statement) => {
    const log = await opened();
    await log.append(commit('measure/1'));
    await expect((await connected(server.url())).query(statement)).rejects.toThrow('never changed or removed');
    expect(await log.readStream('measure/1')).toHaveLength(1);
  });

  it('[PG-4] keep logs of other names apart', async () => {
    const [one, other] = [await opened(), await opened()];
    const same = commit('measure/1', 'none');
    expect(await one.append(same)).toMatchObject({ events: [{ position: 1 }], repeated: false });
    expect(await other.append(same)).toMatchObject({ events: [{ position: 1 }], repeated: false });
    expect(await one.head()).toBe(1);
  });

  it('[PG-4] let a log go on while the head of another is held', async () => {
    const held = newLog();
    await opened({ log: held });
    const other = await opened({ lockTimeout: 200 });
    const client = await connected(server.url());
    await client.query('BEGIN');
    await client.query('SELECT FROM statecraft.logs WHERE name = $1 FOR UPDATE', [held]);
    expect(await other.append(commit('measure/1'))).toMatchObject({ events: [{ position: 1 }] });
  });
});

describe('appending', () => {
  it('[PG-5] shares a round trip with what arrives meanwhile, each with its own outcome', async () => {
    const log = await opened();
    const repeated = commit('measure/2', 'none');
    const group = [
      commit('measure/1', 'none'),
      commit('measure/1', 'none'),
      commit('measure/1', 1),
      repeated,
      repeated,
      { ...repeated, events: repeated.events.map((event) => ({ ...event, type: 'held' })) },
      { events: [], expect: {} },
      commit('measure/2', 'exists'),
    ];
    const settled = await Promise.allSettled(group.map((each) => log.append(each)));
    expect(
      settled.map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value.events.map(({ position }) => position) : outcome.reason.code,
      ),
    ).toEqual([[1], 'version-conflict', [2], [3], [3], 'command-reused', 'append-invalid', [4]]);
  });

  it('[PG-5] holds a commit to what the one before it in the same round trip wrote', async () => {
    const log = await opened();
    await log.append(commit('body/council', 'none'));
    const vacancy = commit('body/council', 1);
    const vote = commit('measure/1', 'none');
    const settled = await Promise.allSettled(
      [vacancy, { ...vote, expect: { ...vote.expect, 'body/council': 1 } }].map((each) => log.append(each)),
    );
    expect(settled).toMatchObject([
      { value: { events: [{ position: 2, version: 2 }] } },
      { reason: { code: 'version-conflict', details: { stream: 'body/council', expected: 1, actual: 2 } } },
    ]);
    expect(await log.readStream('measure/1')).toEqual([]);
  });

  it('[PG-5] makes one transaction of what arrives together', async () => {
    const name = newLog();
    const log = await opened({ log: name });
    await Promise.all(Array.from({ length: 64 }, (_, n) => log.append(commit(`measure/${n}`, 'none'))));
    const { rows } = await (await connected(server.url())).query(
      'SELECT count(DISTINCT e.xmin::text)::int AS transactions FROM statecraft.events e JOIN statecraft.logs l ON l.id = e.log WHERE l.name = $1',
      [name],
    );
    expect(rows).toEqual([{ transactions: 1 }]);
  });

  it.each(['\0', '\n'])('[PG-6] records the others when the database cannot take one', async (unkept) => {
    const log = await opened();
    const settled = await Promise.allSettled([
      log.append(commit('measure/1')),
      log.append(commit('measure/2', 'any', { at: `not an instant: ${unkept}` })),
      log.append(commit('measure/3')),
    ]);
    expect(settled).toMatchObject([
      { value: { events: [{ position: 1 }] } },
      { reason: { code: 'append-invalid' } },
      { value: { events: [{ position: 2 }] } },
    ]);
  });

  it('[PG-7] waits for who holds the head, then says busy, and goes on', async () => {
    const name = newLog();
    const log = await opened({ log: name, lockTimeout: 100 });
    const client = await connected(server.url());
    await client.query('BEGIN');
    await client.query('SELECT FROM statecraft.logs WHERE name = $1 FOR UPDATE', [name]);
    await expect(log.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-busy', retryable: true });
    const patient = log.append(commit('measure/1', 'none'));
    await client.query('COMMIT');
    expect(await patient).toMatchObject({ events: [{ position: 1, version: 1 }] });
  });

  it('[PG-7] does not wait for a transaction that only reads', async () => {
    const log = await opened({ lockTimeout: 200 });
    await log.append(commit('measure/1'));
    const client = await connected(server.url());
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await client.query('SELECT count(*) FROM statecraft.events');
    await log.append(commit('measure/1'));
    expect((await all(log.read())).map(({ position }) => position)).toEqual([1, 2]);
  });

  it('[PG-8] is refused where the log is opened to be read only', async () => {
    const name = newLog();
    await expect(postgresLog(server.url(), { log: name, readOnly: true })).rejects.toMatchObject({
      code: 'log-unavailable',
    });
    await (await opened({ log: name })).append(commit('measure/1'));
    const reader = await opened({ log: name, readOnly: true });
    expect(await reader.head()).toBe(1);
    await expect(reader.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-read-only' });
    expect(await reader.health()).toMatchObject({ writable: false, head: 1, fault: { code: 'log-read-only' } });
  });

  it('[PG-8] needs no more than the right to append, and reading no more than the right to read', async () => {
    const url = await newDatabase(server);
    await (await opened({ log: 'main' }, url)).append(commit('measure/1'));
    const [clerk, reader] = [`clerk_${process.pid}`, `reader_${process.pid}`];
    const client = await connected(url);
    await client.query(`
      CREATE ROLE ${clerk} LOGIN PASSWORD 'word'; CREATE ROLE ${reader} LOGIN PASSWORD 'word';
      GRANT USAGE ON SCHEMA statecraft TO ${clerk}, ${reader};
      GRANT SELECT ON ALL TABLES IN SCHEMA statecraft TO ${clerk}, ${reader};
      GRANT EXECUTE ON FUNCTION statecraft.open_log, statecraft.append TO ${clerk};`);
    onTestFinished(
      async () =>
        void (await client.query(`DROP OWNED BY ${clerk}, ${reader}; DROP ROLE ${clerk}; DROP ROLE ${reader}`)),
    );
    const as = (role: string) => {
      const address = new URL(url);
      address.username = role;
      address.password = 'word';
      return address.href;
    };
    const writing = await opened({ log: 'main' }, as(clerk));
    expect(await writing.append(commit('measure/1'))).toMatchObject({ events: [{ position: 2 }] });
    const reading = await opened({ log: 'main' }, as(reader));
    expect(await all(reading.read())).toHaveLength(2);
    await expect(reading.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-read-only' });
    expect(await writing.health()).toMatchObject({ writable: true, head: 2 });
    expect(await reading.health()).toMatchObject({ writable: false, head: 2, fault: { code: 'log-read-only' } });
    await expect((await connected(as(clerk))).query('DELETE FROM statecraft.logs')).rejects.toMatchObject({
      code: '42501',
    });
    await writing.close();
    await reading.close();
  });
});

/** A proxy in front of the server, to cut connections at. */
async function newProxy() {
  const { hostname, port } = new URL(server.url());
  const sockets = new Set<Socket>();
  let answers: 'pass' | 'lost' | 'held' = 'pass';
  let untilLost = 0;
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      untilLost -= 1;
      if (answers === 'lost' || untilLost === 0) near.destroy();
      if (answers === 'pass') near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    proxy.close();
  });
  const url = new URL(server.url());
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as { port: number }).port);
  return {
    url: url.href,
    cut,
    /** From now on answers are lost, and their connections with them; until `false` is given. */
    loseAnswers: (lose: boolean) => {
      answers = lose ? 'lost' : 'pass';
    },
    /** The answer that is so many away is lost, and its connection with it. */
    loseAnswer: (nth: number) => {
      untilLost = nth;
    },
    /** From now on answers are swallowed and their connections left open; until `false` is given. */
    holdAnswers: (hold: boolean) => {
      answers = hold ? 'held' : 'pass';
    },
  };
}

describe('connections', () => {
  it('[PG-11] that cannot be had make the log unavailable', async () => {
    const port = await freePort();
    await expect(
      postgresLog(`postgres://postgres@127.0.0.1:${port}/postgres`, { reconnectTimeout: 100 }),
    ).rejects.toMatchObject({ code: 'log-unavailable', retryable: true });
    const wrong = new URL(server.url());
    wrong.pathname = '/there-is-none';
    await expect(postgresLog(wrong.href)).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  it('[PG-11] that fall silent make the log unavailable until they speak again', async () => {
    const proxy = await newProxy();
    const log = await opened({ lockTimeout: 1_000, reconnectTimeout: 2_000 }, proxy.url);
    const act = commit('measure/1', 'none');
    await log.append(commit('measure/2'));
    await log.head();
    proxy.holdAnswers(true);
    await expect(log.append(act)).rejects.toMatchObject({ code: 'log-unavailable', retryable: true });
    await expect(log.head()).rejects.toMatchObject({ code: 'log-unavailable' });
    proxy.holdAnswers(false);
    expect(await log.append(act)).toMatchObject({ events: [{ position: 2 }], repeated: true });
    expect(await log.head()).toBe(2);
  });

  it('[PG-15] without TLS are refused when the connection string asks for it', async () => {
    const { rows } = await (await connected(server.url())).query('SHOW ssl');
    const url = new URL(server.url());
    url.searchParams.set('sslmode', 'verify-full');
    // A server that has TLS has no certificate that anybody would know here.
    await expect(postgresLog(url.href)).rejects.toMatchObject({
      code: 'log-unavailable',
      message: expect.stringContaining(rows[0].ssl === 'on' ? 'certificate' : 'does not support SSL'),
    });
  });

  it('[PG-12] are made again when they are cut, for writing, reading and listening', async () => {
    const proxy = await newProxy();
    const log = await opened({ pollInterval: 20 }, proxy.url);
    const seen: number[] = [];
    const following = (async () => {
      for await (const { position } of log.subscribe()) {
        seen.push(position);
        if (position === 4) return;
      }
    })();
    for (let n = 1; n <= 4; n += 1) {
      await log.append(commit('measure/1', n - 1));
      expect(await log.head()).toBe(n);
      proxy.cut();
    }
    await following;
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('[PG-12] whose answer is lost leave the append on record once', async () => {
    const proxy = await newProxy();
    const log = await opened({}, proxy.url);
    await log.append(commit('measure/1', 'none'));
    proxy.loseAnswers(true);
    const appending = Promise.all([log.append(commit('measure/1', 1)), log.append(commit('measure/2', 'none'))]);
    setTimeout(() => proxy.loseAnswers(false), 60);
    expect(await appending).toMatchObject([
      { events: [{ position: 2 }], repeated: true },
      { events: [{ position: 3 }], repeated: true },
    ]);
    expect((await all(log.read())).map(({ position, stream }) => [position, stream])).toEqual([
      [1, 'measure/1'],
      [2, 'measure/1'],
      [3, 'measure/2'],
    ]);
  });

  it('[PG-12] [PG-16] that lose any one answer leave each event on record and in the documents once', async () => {
    const proxy = await newProxy();
    const log = await opened({ inline: [tally] }, proxy.url);
    await log.append(commit('measure/1', 'none'));
    const repeated: boolean[] = [];
    for (let nth = 1; nth <= 8; nth += 1) {
      proxy.loseAnswer(nth);
      repeated.push((await log.append(commit('measure/1', nth))).repeated);
      expect(await tallied(log)).toEqual({ count: nth + 1, position: nth + 1, checkpoint: nth + 1 });
    }
    // What was lost with the answer to COMMIT was recorded the first time.
    expect(new Set(repeated)).toEqual(new Set([false, true]));
  });

  it('[PG-13] wake who follows the log elsewhere by a notification', async () => {
    const name = newLog();
    const [follower, writer] = [await opened({ log: name, pollInterval: 600_000 }), await opened({ log: name })];
    const events = follower.subscribe()[Symbol.asyncIterator]();
    // Once it listens it looks again, so that only what comes after shows that it was notified.
    for (let position = 1; position <= 5; position += 1) {
      const next = events.next();
      await writer.append(commit('measure/1'));
      expect((await next).value).toMatchObject({ position });
    }
    await events.return?.();
  });

  it('[PG-13] are not needed by who follows the log: it looks by the clock', async () => {
    const name = newLog();
    const follower = await opened({ log: name, pollInterval: 20 });
    const events = follower.subscribe()[Symbol.asyncIterator]();
    const client = await connected(server.url());
    for (let position = 1; position <= 5; position += 1) {
      const next = events.next();
      await client.query(
        `WITH head AS (UPDATE statecraft.logs SET position = position + 1 WHERE name = $1 RETURNING id, position)
        INSERT INTO statecraft.events SELECT id, position, 'measure/1', position, position, position, '', '{}' FROM head`,
        [name],
      );
      expect((await next).value).toMatchObject({ position });
    }
    await events.return?.();
  });
});

describe('durability', () => {
  it('[PG-20] is told as the server has it: not durable where it does not sync', async () => {
    const { durability } = await (await opened({ log: newLog() })).health();
    // A server that is given decides for itself.
    if (!process.env.DATABASE_URL)
      expect(durability).toMatchObject({ durable: false, because: expect.stringContaining('fsync=off') });
  });

  it('[PG-20] every acknowledged commit was synced before, as the server itself counts', async () => {
    const durable = await PostgresServer.start({ durable: true });
    onTestFinished(() => durable.stop());
    const log = await opened({ log: 'main' }, durable.url);
    expect((await log.health()).durability).toMatchObject({ durable: true });
    const client = await connected(durable.url);
    const syncs = async () => {
      await client.query('SELECT pg_stat_force_next_flush()');
      const { rows } = await client.query(`SELECT sum(fsyncs)::integer AS syncs FROM pg_stat_io WHERE object = 'wal'`);
      return rows[0].syncs as number;
    };
    await log.append(commit('measure/1', 'none'));
    const before = await syncs();
    for (let version = 1; version <= 50; version += 1) await log.append(commit('measure/1', version));
    await log.close();
    await client.query('SELECT pg_sleep(0.1)');
    expect((await syncs()) - before).toBeGreaterThanOrEqual(50);
  });
});
