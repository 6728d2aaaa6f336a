// Opens a file as somebody who may read it and not write it, and prints what came of reading and of an append, as JSON.
// Usage: without-rights.ts FILE. Run by root it goes on as nobody, since root may write anything.
import { isFault } from '@statecraft/core';
import { commit } from '@statecraft/test-kit/samples';
import { sqliteLog } from '../src/sqlite-log.ts';

const [file = ''] = process.argv.slice(2);
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}

async function codeOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (fault) {
    return isFault(fault) ? fault.code : String(fault);
  }
}

const opened = await codeOf(async () => sqliteLog(file).close());
const head = await codeOf(async () => sqliteLog(file).head());
const append = await codeOf(async () => sqliteLog(file).append(commit('measure/1')));
process.stdout.write(JSON.stringify({ opened: opened ?? 'opened', head, append }));
