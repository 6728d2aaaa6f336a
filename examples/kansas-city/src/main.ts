import { mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { InputError } from '@statecraft/cli';
import { isFault } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { showDoxingOrdinance } from './doxing-ordinance.ts';
import { ownLog } from './files.ts';
import { showHistories } from './histories.ts';
import { keepRecord } from './keep-record.ts';
import { heading, paragraph } from './page.ts';
import { showRollCalls } from './roll-calls.ts';
import type { Show } from './show.ts';

/** Shows everything, in order, and keeps what is on record in a log file. */
async function main(file: string): Promise<void> {
  const { stdout } = process;
  const paper = {
    width: Math.min(stdout.columns ?? 80, 100),
    colour: stdout.isTTY === true && !process.env.NO_COLOR && stdout.hasColors(),
  };
  const print = (text: string) => void stdout.write(text);

  mkdirSync(dirname(file), { recursive: true });
  const log = sqliteLog(file);
  try {
    const before = await log.head();
    const show: Show = { log, paper, print };
    print(heading('1  The doxing ordinance of 2020', paper));
    await showDoxingOrdinance(show);
    print(heading('2  Committee Substitute for Ordinance 200162', paper));
    await keepRecord('200162', show);
    print(heading('3  Histories with gaps, judged act by act', paper));
    await showHistories(show);
    print(heading('4  Other roll calls of 2020', paper));
    await showRollCalls(show);

    const head = await log.head();
    const news = head === before ? 'Nothing was appended: all of it was on record before.' : `${head - before} of them are new.`;
    print('\n');
    print(paragraph(`The log, ${relative(process.cwd(), file) || file}, holds ${head} acts. ${news}`, paper));
  } finally {
    await log.close();
  }
}

// A reader who goes early, as `head` does, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await main(resolve(process.argv[2] ?? (process.env.STATECRAFT_DB || ownLog)));
} catch (fault) {
  if (!isFault(fault) && !(fault instanceof InputError)) throw fault;
  console.error(fault.message);
  process.exitCode = fault instanceof InputError ? 2 : 3;
}
