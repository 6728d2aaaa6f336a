// Opens a log that may be new and races for the versions of one stream: reads where it is, tries to write the next, COUNT times.
// Usage: racer.ts URL LOG NAME COUNT; prints what it won, one version to a line.
import { isFault } from '@statecraft/core';
import { commit } from '@statecraft/test-kit/samples';
import { natsLog } from '../src/nats-log.ts';

const [servers = '', log = '', name = '', count = '0'] = process.argv.slice(2);
const raced = await natsLog(log, { connection: { servers }, timeout: 30_000 });

for (let n = 0; n < Number(count); n += 1) {
  const version = (await raced.readStream('measure/raced')).length;
  try {
    await raced.append(commit('measure/raced', version, { commandId: `${name}-${n}`, data: { name } }));
    process.stdout.write(`${version + 1}\n`);
  } catch (fault) {
    if (!isFault(fault, 'version-conflict')) throw fault;
  }
}
await raced.close();
