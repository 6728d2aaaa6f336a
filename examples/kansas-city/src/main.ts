import { mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { InputError, processTerminal } from '@statecraft/cli';
import { isFault } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { showDoxingOrdinance } from './doxing-ordinance.ts';
import { ownLog } from './files.ts';
import { showHistories } from './histories.ts';
import { keepRecord } from './keep-record.ts';
import { showNotices } from './notices.ts';
import { heading, paragraph } from './page.ts';
import { showRollCalls } from './roll-calls.ts';

/**
 * Shows everything, in order, and keeps what is on record in a log file.
 *
 * @returns whether the log has all of it
 */
async function main(file: string, notices: boolean): Promise<boolean> {
  const { paper, print } = processTerminal();
  if (file === ownLog) mkdirSync(dirname(file), { recursive: true });
  const log = sqliteLog(file);
  const show = { log, paper, print };
  try {
    const before = await log.head();
    print(heading('1  An ordinance in the news', paper));
    const doxing = await showDoxingOrdinance(show);
    print(heading('2  An ordinance on record', paper));
    const ordinance = await keepRecord('200162', show);
    print(heading('3  Histories with gaps', paper));
    await showHistories(show);
    print(heading('4  Other roll calls of 2020', paper));
    await showRollCalls(show);
    if (notices) await showNotices(show);

    const head = await log.head();
    const news = head > before ? `${head - before} of them are new.` : 'Nothing was appended by this run.';
    print(`\n${paragraph(`The log, ${relative(process.cwd(), file)}, holds ${head} acts. ${news}`, paper)}`);
    return doxing && ordinance;
  } finally {
    await log.close();
  }
}

// A reader who goes early, as `head` does, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const [file] = process.argv.slice(2).filter((word) => word !== '--notify');
  const kept = await main(resolve(file || process.env.STATECRAFT_DB || ownLog), process.argv.includes('--notify'));
  if (!kept) process.exitCode = 1;
} catch (fault) {
  if (!isFault(fault) && !(fault instanceof InputError)) throw fault;
  console.error(fault.message);
  process.exitCode = isFault(fault) ? 3 : 2;
}
