import { mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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

const usage = `Usage: npm start -- [FILE] [--notify]

Shows the ordinances, histories and roll calls of Kansas City, and keeps what is on record in a log.

  FILE      the log, an SQLite file, made if it is missing; ${relative(process.cwd(), ownLog)} when left out,
            or what STATECRAFT_DB names
  --notify  show as well who would be told of each act
  --help    print this`;

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
  process.exitCode = await begin(process.argv.slice(2));
} catch (fault) {
  if (!isFault(fault) && !(fault instanceof InputError)) throw fault;
  console.error(fault.message);
  process.exitCode = isFault(fault) ? 3 : 2;
}

/** Reads what it was told, and shows everything. Gives the exit code. */
async function begin(args: readonly string[]): Promise<number> {
  const told = wordsIn(args);
  if (typeof told === 'string') {
    console.error(`${told}\n\n${usage}`);
    return 2;
  }
  if (told.help) {
    console.log(usage);
    return 0;
  }
  return (await main(resolve(told.file || process.env.STATECRAFT_DB || ownLog), told.notify)) ? 0 : 1;
}

/** What the words of the command line ask for; where they cannot be understood, why not. */
function wordsIn(args: readonly string[]): { file?: string; notify: boolean; help: boolean } | string {
  try {
    const options = { notify: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (more.length > 0) return `One log is kept at a time: ${more.join(', ')} is one word too many.`;
    return { ...(file !== undefined && { file }), notify: values.notify ?? false, help: values.help ?? false };
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
