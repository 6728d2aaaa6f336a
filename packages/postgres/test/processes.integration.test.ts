import { until } from '@statecraft/test-kit';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { start } from '@statecraft/test-kit/process';
import { all, tallied, wholeCommit, wholeCommits } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { postgresLog } from '../src/postgres-log.ts';

const server = testPostgres();
const kills = process.env.STATECRAFT_DEEP === '1' ? 20 : 2;

it('[PG-9] [PG-16] gives each version to one of the processes that race for it', async () => {
  const name = newLog();
  const racers = ['a', 'b', 'c'].map((racer) => ({
    racer,
    script: start(new URL('./racer.ts', import.meta.url), server.url(), name, racer, '100'),
  }));
  expect(await Promise.all(racers.map(({ script }) => script.ended))).toEqual([0, 0, 0]);
  const log = await postgresLog(server.url(), { log: name });
  onTestFinished(() => log.close());
  const events = await log.readStream('measure/raced');
  expect(events.map(({ position, version }) => [position, version])).toEqual(
    events.map((_, index) => [index + 1, index + 1]),
  );
  for (const { racer, script } of racers) {
    const won = script.output().split('\n').filter(Boolean).map(Number);
    expect(won).toEqual(events.filter(({ data }) => data.racer === racer).map(({ version }) => version));
  }
  expect(await tallied(log)).toEqual({ count: events.length, position: events.length, checkpoint: events.length });
});

it('[PG-10] [PG-16] keeps every acknowledged commit once and none in part when writers are killed', async () => {
  const name = newLog();
  const log = await postgresLog(server.url(), { log: name });
  onTestFinished(() => log.close());
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const writers = ['a', 'b'].map((writer) =>
      start(new URL('./writer.ts', import.meta.url), server.url(), name, `${writer}${round}`),
    );
    await until(() => writers.every((writer) => writer.output().split('\n').length > 20));
    for (const { child } of writers) child.kill('SIGKILL');
    for (const { ended, output } of writers) {
      expect(await ended).toBe('SIGKILL');
      // A line that the kill cut off is not counted.
      acknowledged.push(...output().split('\n').slice(0, -1));
    }
  }
  const events = await all(log.read());
  const commands = wholeCommits(events);
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(acknowledged.filter((commandId) => !commands.has(commandId))).toEqual([]);
  expect(await tallied(log)).toEqual({ count: events.length, position: events.length, checkpoint: events.length });
});

it.skipIf(server.restart === undefined)(
  `[PG-14] goes on, and keeps what it acknowledged, over ${kills} kills of the server under load`,
  { timeout: 60_000 + kills * 30_000 },
  async () => {
    const name = newLog();
    const log = await postgresLog(server.url(), { log: name, reconnectTimeout: 20_000, pollInterval: 100 });
    onTestFinished(() => log.close());
    const seen: number[] = [];
    const acknowledged: string[] = [];
    let over = false;
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; !over; n += 1) {
          const commandId = `${writer}-${n}`;
          const { events } = await log.append(wholeCommit([`measure/${writer}`, 'measure/all'], commandId));
          expect(events[0]?.version).toBe(n + 1);
          acknowledged.push(commandId);
        }
      }),
    );
    const ending = new AbortController();
    const following = (async () => {
      for await (const { position } of log.subscribe({ signal: ending.signal })) seen.push(position);
    })();
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = acknowledged.length + 10 + Math.random() * 40;
      await until(() => acknowledged.length > enough);
      await server.restart?.();
    }
    over = true;
    await writing;
    const events = await all(log.read());
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    expect(wholeCommits(events)).toEqual(new Set(acknowledged));
    await until(() => seen.length >= events.length);
    ending.abort();
    await following;
    expect(seen).toEqual(events.map(({ position }) => position));
    process.stdout.write(
      `${kills} kills of the server: ${acknowledged.length} commits (${events.length} events) acknowledged, all there once and whole, and no other\n`,
    );
  },
);
