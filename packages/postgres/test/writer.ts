// Appends commits of three streams, eight at a time, until it is killed; prints the command of each that was acknowledged.
// Usage: writer.ts URL LOG NAME

import { tally, wholeCommit } from '@statecraft/test-kit/samples';
import { postgresLog } from '../src/postgres-log.ts';

const [url = '', name = '', writer = ''] = process.argv.slice(2);
const log = await postgresLog(url, { log: name, inline: [tally] });

for (let n = 0; ; n += 8) {
  await Promise.all(
    Array.from({ length: 8 }, async (_, m) => {
      const commandId = `${writer}-${n + m}`;
      await log.append(wholeCommit(['measure/1', 'measure/2', `measure/${commandId}`], commandId));
      process.stdout.write(`${commandId}\n`);
    }),
  );
}
