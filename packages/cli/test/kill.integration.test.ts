import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { newFolder, ordinance, written } from './fixtures.ts';
import { start, statecraft, wholeLog } from './program.ts';

const kills = process.env.STATECRAFT_DEEP === '1' ? 60 : 10;

it.each([[[]], [['--partial']]])(
  `[CLI-12] is whole after each of ${kills} kills, and complete after one run more, with %j`,
  {
    timeout: kills * 10_000,
  },
  async (flags) => {
    const file = written(ordinance());
    const replay = (db: string) => ['replay', file, '--db', db, ...flags];
    const reference = join(newFolder(), 'log.db');
    const began = performance.now();
    await statecraft(...replay(reference));
    const life = performance.now() - began;
    const complete = await actsIn(reference);

    const sizes: number[] = [];
    for (let round = 0; round < kills / 2; round += 1) {
      const db = join(newFolder(), 'log.db');
      // Once from when the log's file is there, while it is written; then at any moment of a run on what that one left.
      await kill(replay(db), async () => {
        while (!existsSync(db)) await sleep(1);
        await sleep(Math.random() * 40);
      });
      const first = await actsIn(db);
      await kill(replay(db), () => sleep(Math.random() * life * 1.2));
      const second = await actsIn(db);
      sizes.push(first.length, second.length);
      // What a commit put on record stays there: a log only ever grows to the same acts in the same places.
      expect(first).toEqual(complete.slice(0, first.length));
      expect(second).toEqual(complete.slice(0, second.length));
      expect(second.length).toBeGreaterThanOrEqual(first.length);
      if (flags.length === 0) expect([0, complete.length]).toContain(first.length);

      expect(await statecraft(...replay(db))).toMatchObject({ code: 0, err: '' });
      expect(await actsIn(db)).toEqual(complete);
    }
    process.stdout.write(`acts on record after each kill: ${sizes.join(', ')}\n`);
  },
);

/** Starts the program and kills it after a while, unless it has ended by then. */
async function kill(args: readonly string[], moment: () => Promise<void>): Promise<void> {
  const { child, ended } = start(args);
  await Promise.race([moment(), ended]);
  child.kill('SIGKILL');
  const { code, signal } = await ended;
  expect(signal ?? code).toBeOneOf(['SIGKILL', 0]);
}

/** What is on record in a log that must be whole, without the instants of recording. */
async function actsIn(db: string) {
  return (await wholeLog(db)).map(({ position, version, id, data, law }) => ({ position, version, id, data, law }));
}
