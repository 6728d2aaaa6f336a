import { setTimeout as sleep } from 'node:timers/promises';
import { isFault, type StreamId } from '@statecraft/core';
import { NatsServer, until } from '@statecraft/test-kit';
import { describeWithNats } from '@statecraft/test-kit/for-tests';
import { all, wholeCommit, wholeCommits } from '@statecraft/test-kit/samples';
import { expect, it } from 'vitest';
import { newName, open } from './places.ts';

const kills = process.env.STATECRAFT_DEEP === '1' ? 60 : 6;
const lines = 8;

describeWithNats('a server that is killed', () => {
  it(`[NATS-12] keeps what was acknowledged, and no half commit, over ${kills} kills under load`, {
    timeout: 30_000 + kills * 10_000,
  }, async ({ onTestFinished }) => {
    const server = await NatsServer.start();
    onTestFinished(() => server.stop());
    const name = newName();
    const log = await open(server, name);
    const acknowledged: string[] = [];
    const asked = new Set<string>();
    let again = 0;
    let stopped = false;
    /** Settled unless the log is being read through: it would grow meanwhile, and be longer to read the next time. */
    let free = Promise.resolve();

    const write = async (line: number) => {
      for (let n = 0; !stopped; n += 1) {
        const streams: StreamId[] = [`measure/${line}-${n}`, 'body/council', `measure/${n % 7}`];
        const commandId = `${line}-${n}`;
        await free;
        asked.add(commandId);
        for (;;) {
          try {
            await log.append(wholeCommit(streams, commandId, 'x'.repeat((n * 37) % 3000)));
            acknowledged.push(commandId);
            break;
          } catch (fault) {
            if (!isFault(fault, 'log-unavailable')) throw fault;
            again += 1;
          }
        }
      }
    };
    const followed: number[] = [];
    const following = (async () => {
      for await (const { position } of log.subscribe()) followed.push(position);
    })();

    const writing = Promise.all(Array.from({ length: lines }, (_, line) => write(line)));
    // A fault that ends a line of work ends the test at once.
    let broken: unknown;
    writing.catch((fault: unknown) => {
      broken = fault;
    });
    for (let kill = 0; kill < kills; kill += 1) {
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 20 || broken !== undefined);
      await sleep(Math.random() * 150);
      await server.kill();
      const known = acknowledged.length;
      await sleep(Math.random() * 100);
      await server.start();

      const reading = Promise.withResolvers<void>();
      free = reading.promise;
      const reader = await open(server, name);
      const commands = wholeCommits(await all(reader.read()));
      await reader.close();
      reading.resolve();
      expect(acknowledged.slice(0, known).filter((command) => !commands.has(command))).toEqual([]);
    }
    stopped = true;
    await writing;

    const head = await log.head();
    await until(() => followed.at(-1) === head);
    const commands = wholeCommits(await all(log.read()));
    await log.close();
    await following;
    expect([...commands].sort()).toEqual([...asked].sort());
    expect([...commands].sort()).toEqual(acknowledged.toSorted());
    expect(followed).toEqual(Array.from({ length: head }, (_, n) => n + 1));
    process.stdout.write(
      `${kills} kills: ${acknowledged.length} commits (${head} events) acknowledged, all there once and whole, and no other; ${again} appends made again\n`,
    );
  });
});
