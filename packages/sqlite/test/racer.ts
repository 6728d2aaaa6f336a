// Races for the versions of one stream with whoever else does: reads where it is, tries to write the next, COUNT times.
// Usage: racer.ts FILE NAME COUNT; prints what it won, one version to a line.
import { isFault } from '@statecraft/core';
import { commit, tally } from '@statecraft/test-kit/samples';
import { sqliteLog } from '../src/sqlite-log.ts';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
const log = sqliteLog(file, { busyTimeout: 30_000, inline: [tally] });

for (let n = 0; n < Number(count); n += 1) {
  const version = (await log.readStream('measure/raced')).length;
  try {
    await log.append(commit('measure/raced', version, { commandId: `${name}-${n}`, data: { name } }));
    process.stdout.write(`${version + 1}\n`);
  } catch (fault) {
    if (!isFault(fault, 'version-conflict')) throw fault;
  }
}
await log.close();
