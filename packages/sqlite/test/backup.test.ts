import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { verifyLog } from '@statecraft/core';
import { all, commit } from '@statecraft/test-kit/samples';
import { expect, it, onTestFinished } from 'vitest';
import { backupLog } from '../src/backup.ts';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFile } from './folder.ts';

/** A log of some length in a new file, open. */
async function grown(events: number) {
  const file = newFile();
  const log = sqliteLog(file);
  onTestFinished(() => log.close());
  const large = { source: { says: 'x'.repeat(2_000) } };
  await Promise.all(Array.from({ length: events }, (_, n) => log.append(commit(`measure/${n % 9}`, 'any', large))));
  return { file, log };
}

it('[SQLITE-23] is a log like any other, made while others write to the one it is of', async () => {
  const { file, log } = await grown(4_000);
  const copy = `${file}.copy`;
  const steps: [number, number][] = [];
  let writing = true;
  const writer = (async () => {
    for (let n = 0; writing; n += 1) await log.append(commit(`measure/${n % 9}`));
  })();
  try {
    await backupLog(file, copy, { onProgress: (copied, of) => steps.push([copied, of]) });
  } finally {
    writing = false;
    await writer;
  }
  expect(steps.length).toBeGreaterThan(1);
  const backup = sqliteLog(copy);
  onTestFinished(() => backup.close());
  const { events, defects } = await verifyLog(backup, { uses: [] });
  expect(defects).toEqual([]);
  expect(events).toBeGreaterThanOrEqual(4_000);
  expect(events).toBeLessThan(await log.head());
  expect(await all(backup.read())).toEqual(await all(log.read({ limit: events })));
  expect((await backup.append(commit('measure/1'))).events[0]?.position).toBe(events + 1);
});

it('[SQLITE-23] does not go over a file that is there, nor begin without a log', async () => {
  const { file } = await grown(1);
  const taken = newFile();
  writeFileSync(taken, 'a letter');
  await expect(backupLog(file, taken)).rejects.toMatchObject({ code: 'copy-differs', retryable: false });
  await expect(backupLog(`${file}.none`, `${file}.copy`)).rejects.toMatchObject({ code: 'log-unavailable' });
  await expect(backupLog(taken, `${file}.copy`)).rejects.toMatchObject({ code: 'log-foreign' });
  expect(existsSync(`${file}.copy`)).toBe(false);
});

it('[SQLITE-23] of a damaged log is none at all', async () => {
  const { file, log } = await grown(400);
  await log.close();
  truncateSync(file, 100_000);
  await expect(backupLog(file, `${file}.copy`)).rejects.toMatchObject({ code: 'log-corrupt' });
  expect(readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.copy`))).toEqual([]);
});
