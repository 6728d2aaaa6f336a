import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sqliteLog } from '@statecraft/sqlite';
import { growTo } from '../grow.ts';

/** What making the docket of a log anew took. */
export interface Rebuilt {
  readonly position: number;
  readonly seconds: number;
  /** The most memory its process held, in bytes. */
  readonly peak: number;
}

/** Makes the docket of a million events anew, in a process of its own. */
export async function rebuildMillion(): Promise<Rebuilt> {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-bench-'));
  const file = join(folder, 'log.db');
  try {
    const log = sqliteLog(file);
    await growTo(log, 1_000_000);
    await log.close();
    const script = fileURLToPath(new URL('../rebuild.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, file]);
    return JSON.parse(stdout) as Rebuilt;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
