import { setTimeout as sleep } from 'node:timers/promises';
import { NatsServer, until } from '@statecraft/test-kit';
import { describeWithNats } from '@statecraft/test-kit/for-tests';
import { all, commit, wholeCommit, wholeCommits } from '@statecraft/test-kit/samples';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { Line } from './line.ts';
import { newName, open } from './places.ts';

const rounds = process.env.STATECRAFT_DEEP === '1' ? 200 : 20;

describeWithNats('a server that is out of reach', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start();
  });
  afterAll(() => server?.stop());

  it(`[NATS-13] records once, over ${rounds} cuts, what was under way when the connection was cut`, async () => {
    const line = await Line.to(server.url);
    const log = await open(server, newName(), { connection: { servers: line.url } });
    const results = [];
    for (let round = 0; round < rounds; round += 1) {
      line.deaf = round % 2 === 0;
      const appending = [0, 1, 2].map((n) => log.append(wholeCommit(['measure/1', `body/${n}`], `${round}-${n}`)));
      await sleep(Math.random() * 4);
      line.cut();
      line.deaf = false;
      results.push(...(await Promise.all(appending)));
    }
    // Nobody else wrote: whatever the try, it is the first that was recorded.
    expect(results.filter(({ repeated }) => repeated)).toEqual([]);
    const events = await all(log.read());
    expect(wholeCommits(events).size).toBe(rounds * 3);
    expect(results.flatMap((result) => result.events)).toEqual(events);
  });

  it('[NATS-13] says that it is not known what was not answered in time, and gives its result the next time', async () => {
    const line = await Line.to(server.url);
    const name = newName();
    const log = await open(server, name, { connection: { servers: line.url }, timeout: 400 });
    const other = await open(server, name);
    const unanswered = commit('measure/1', 'none');
    line.deaf = true;
    await expect(log.append(unanswered)).rejects.toMatchObject({
      code: 'log-unavailable',
      retryable: true,
      details: { recorded: 'unknown' },
    });
    expect(await other.readStream('measure/1')).toHaveLength(1);
    line.cut();
    line.deaf = false;
    expect(await log.append(unanswered)).toMatchObject({ repeated: true, events: [{ position: 1, version: 1 }] });
    expect(await log.append(commit('measure/1', 1))).toMatchObject({ events: [{ position: 2, version: 2 }] });
    expect(await all(other.read())).toEqual(await all(log.read()));
  });

  it('[NATS-14] waits for a server that is held, then says so, and goes on with it', async () => {
    const held = await NatsServer.start();
    onTestFinished(() => held.stop());
    const log = await open(held, newName(), { timeout: 400 });
    await log.append(commit('measure/1', 'none'));
    await held.pause();
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 5);
    const began = performance.now();
    const tries = [commit('measure/1', 1), commit('measure/2', 'none')];
    const refused = await Promise.allSettled(tries.map((each) => log.append(each)));
    clearInterval(counting);
    expect(performance.now() - began).toBeGreaterThanOrEqual(400);
    expect(turns).toBeGreaterThan(5);
    for (const outcome of refused)
      expect(outcome).toMatchObject({ reason: { code: 'log-unavailable', retryable: true } });
    await expect(log.head()).rejects.toMatchObject({ code: 'log-unavailable' });
    held.resume();
    const again = await Promise.all(tries.map((each) => log.append(each)));
    expect(again.map(({ events }) => events[0]?.position)).toEqual([2, 3]);
    expect(await all(log.read())).toHaveLength(3);
  });

  it('[NATS-14] says that a server cannot be reached when a log is opened', async () => {
    const gone = await NatsServer.start();
    await gone.stop();
    await expect(open(gone, newName())).rejects.toMatchObject({ code: 'log-unavailable', retryable: true });
  });

  it('[NATS-19] follows through cuts and restarts, and gives each event once', async () => {
    const restarted = await NatsServer.start();
    onTestFinished(() => restarted.stop());
    const name = newName();
    const line = await Line.to(restarted.url);
    const [reader, writer] = [
      await open(restarted, name, { connection: { servers: line.url } }),
      await open(restarted, name),
    ];
    const seen: number[] = [];
    const following = (async () => {
      for await (const { position } of reader.subscribe()) seen.push(position);
    })();
    for (let n = 1; n <= 12; n += 1) {
      if (n % 4 === 0) await restarted.kill();
      else if (n % 2 === 0) line.cut();
      if (n % 4 === 0) await restarted.start();
      await writer.append(commit('measure/1', n - 1));
      if (n % 3 === 0) await until(() => seen.length === n);
    }
    await reader.close();
    await following;
    expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it('[NATS-20] closes while the server is out of reach, in the time an append may take', async () => {
    const held = await NatsServer.start();
    onTestFinished(() => held.stop());
    const log = await open(held, newName(), { timeout: 300 });
    const following = all(log.subscribe());
    await held.pause();
    const appending = Promise.allSettled([log.append(commit('measure/1'))]);
    await sleep(50);
    await log.close();
    expect(await appending).toMatchObject([{ reason: { code: 'log-unavailable' } }]);
    expect(await following).toEqual([]);
  });
});
