import { type EventLog, memoryLog, type RecordedEvent, StatecraftError } from '@statecraft/core';
import { until } from '@statecraft/test-kit';
import { boundLog, commit } from '@statecraft/test-kit/samples';
import { expect, onTestFinished, test } from 'vitest';
import { Newsroom } from '../src/newsroom.ts';

function newsroomOf(log: EventLog, report: (event: string) => void = () => undefined): Newsroom {
  const newsroom = new Newsroom(log, 0, report);
  onTestFinished(() => newsroom.close());
  return newsroom;
}

/** Who follows and is told nothing to keep the connection alive: what they miss they wait for in vain. */
function follow(newsroom: Newsroom, after: number) {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const events = newsroom.follow({ after, signal: gone.signal, keepAlive: 2 ** 30 });
  return async () => ((await events.next()).value as RecordedEvent | undefined)?.position;
}

test('what is recorded and heard of while one reads is not missed', async () => {
  const log = memoryLog();
  let reads = 0;
  const busy: EventLog = {
    ...boundLog(log),
    async *read(options) {
      reads += 1;
      const first = reads === 1;
      yield* log.read(options);
      if (!first) return;
      // The reading is over, and nobody waits yet.
      await log.append(commit('measure/late'));
      await until(() => newsroom.position === 2);
    },
  };
  await log.append(commit('measure/early'));
  const newsroom = newsroomOf(busy);
  await until(() => newsroom.position === 1);
  const next = follow(newsroom, 0);
  expect(await next()).toBe(1);
  expect(await next()).toBe(2);
});

test('everybody who listens hears of every act, from wherever they begin', async () => {
  const log = memoryLog();
  const newsroom = newsroomOf(log);
  const told: number[] = [];
  const stop = newsroom.whenRecorded(({ position }) => told.push(position));
  const followers = [follow(newsroom, 0), follow(newsroom, 2)];
  for (let count = 1; count <= 4; count += 1) await log.append(commit('measure/m'));
  const [whole, later] = followers as [() => Promise<number>, () => Promise<number>];
  expect([await whole(), await whole(), await whole(), await whole()]).toEqual([1, 2, 3, 4]);
  expect([await later(), await later()]).toEqual([3, 4]);
  await until(() => newsroom.position === 4);
  stop();
  await log.append(commit('measure/m'));
  await until(() => newsroom.position === 5);
  expect(told).toEqual([1, 2, 3, 4]);
});

test('a log that could not be followed is followed again, and nothing is missed meanwhile', async () => {
  const log = memoryLog();
  let tries = 0;
  const reported: string[] = [];
  const failing: EventLog = {
    ...boundLog(log),
    subscribe(options) {
      tries += 1;
      if (tries === 1) throw new StatecraftError('log-unavailable', 'The log is out of reach.');
      return log.subscribe(options);
    },
  };
  const newsroom = newsroomOf(failing, (event) => reported.push(event));
  await log.append(commit('measure/m'));
  expect(await follow(newsroom, 0)()).toBe(1);
  await log.append(commit('measure/m'));
  expect(await follow(newsroom, 1)()).toBe(2);
  await until(() => newsroom.position === 2);
  expect(reported).toEqual(['following-failed']);
});

test('where nothing happens the connection is kept alive, and it ends with the newsroom', async () => {
  const newsroom = newsroomOf(memoryLog());
  const events = newsroom.follow({ signal: new AbortController().signal, keepAlive: 1 });
  expect(await events.next()).toEqual({ value: undefined, done: false });
  await newsroom.close();
  while (!(await events.next()).done);
});
