import { docket, openView } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';

// Makes the docket of a log anew, in a process of its own, and prints what that took.
const [file = ''] = process.argv.slice(2);
const log = sqliteLog(file);
const begin = performance.now();
const position = await openView(docket, { log, store: log.projections }).catchUp();
const seconds = (performance.now() - begin) / 1_000;
await log.close();
// Linux and macOS give kilobytes here, as Node says.
console.log(JSON.stringify({ position, seconds, peak: process.resourceUsage().maxRSS * 1_024 }));
