// Opens a file that may be new, once GO exists, appends once and closes.
// Usage: opener.ts FILE GO
import { existsSync } from 'node:fs';
import { commit } from '@statecraft/test-kit/samples';
import { sqliteLog } from '../src/sqlite-log.ts';

const [file = '', go = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
while (!existsSync(go));
const log = sqliteLog(file, { busyTimeout: 30_000 });
await log.append(commit('body/council'));
await log.close();
