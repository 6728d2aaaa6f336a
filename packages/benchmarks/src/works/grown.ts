import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import type { Comparison } from '../compare.ts';
import { growTo } from '../grow.ts';
import { clock, live } from '../life.ts';

/** What an act costs in a log of a million events beside one of a thousand. */
export async function executeInGrownLog(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-bench-'));
  const big = sqliteLog(join(folder, 'big.db'));
  const small = sqliteLog(join(folder, 'small.db'));
  await growTo(big, 1_000_000);
  await growTo(small, 1_000);
  const engineOn = (log: typeof big): Engine => createEngine({ log, procedures: [kansasCity], clock });
  const [inBig, inSmall] = [engineOn(big), engineOn(small)];
  return {
    title: 'execute in a log of a million events',
    against: 'execute in a log of a thousand events',
    count: 1_000,
    atLeast: 1 / 1.3,
    ours: (count) => live(inBig, count),
    theirs: (count) => live(inSmall, count),
    async close() {
      await big.close();
      await small.close();
      rmSync(folder, { recursive: true });
    },
  };
}
