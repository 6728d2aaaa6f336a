// Writes commits over several streams, several at a time, until it is killed; says `acked COMMAND` for each that was acknowledged.
// Usage: writer.ts FILE NAME COUNT: stops after COUNT commits of each of its four lines of work.
import type { StreamId } from '@statecraft/core';
import { tally, wholeCommit } from '@statecraft/test-kit/samples';
import { sqliteLog } from '../src/sqlite-log.ts';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
const log = sqliteLog(file, { inline: [tally] });

async function write(line: number): Promise<void> {
  for (let n = 0; n < Number(count); n += 1) {
    const streams: StreamId[] = [`measure/${name}-${line}-${n}`, 'body/council', `measure/${n % 7}`];
    const commandId = `${name}-${line}-${n}`;
    await log.append(wholeCommit(streams, commandId, 'x'.repeat((n * 37) % 3000)));
    process.stdout.write(`acked ${commandId}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(write));
await log.close();
