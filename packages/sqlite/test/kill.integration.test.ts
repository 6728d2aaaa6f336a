import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@statecraft/test-kit';
import { start } from '@statecraft/test-kit/process';
import { all, tallied, wholeCommits } from '@statecraft/test-kit/samples';
import { expect, it } from 'vitest';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

const kills = process.env.STATECRAFT_DEEP === '1' ? 200 : 20;

it(`[SQLITE-11] [SQLITE-19] keeps what it acknowledged, and no half commit, over ${kills} kills of its writer`, {
  timeout: kills * 5000,
}, async () => {
  const file = newFile();
  const acknowledged: string[] = [];
  let beyond = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const writer = start(new URL('./writer.ts', import.meta.url), file, `run${kill}`, '1000000');
    await until(() => writer.output().includes('\n'));
    await sleep(Math.random() * 150);
    writer.child.kill('SIGKILL');
    expect(await writer.ended).toBe('SIGKILL');
    // The last line may be cut short: then nobody was told.
    const told = writer
      .output()
      .split('\n')
      .slice(0, -1)
      .map((line) => line.replace('acked ', ''));
    acknowledged.push(...told);

    const log = sqliteLog(file);
    const events = await all(log.read());
    const commands = wholeCommits(events);
    const head = events.length;
    if (head > 0) expect(await tallied(log)).toEqual({ count: head, position: head, checkpoint: head });
    await log.close();
    expect(acknowledged.filter((command) => !commands.has(command))).toEqual([]);
    beyond = commands.size - acknowledged.length;
    // Four lines of work run at a time: no more commits can be recorded without a word than each kill cuts short.
    expect(beyond).toBeLessThanOrEqual((kill + 1) * 4);
  }
  const database = new DatabaseSync(file);
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
  process.stdout.write(
    `${kills} kills: ${acknowledged.length} commits acknowledged, all there once; ${beyond} more recorded whole that nobody was told of\n`,
  );
});
