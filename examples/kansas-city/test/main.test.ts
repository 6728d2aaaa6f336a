import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sqliteLog } from '@statecraft/sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { path } from './acts.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'statecraft-kansas-city-'));
const db = join(folder, 'log.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm start` prints, run on the packages' sources; its lines broken at spaces are made whole. */
async function start(env: NodeJS.ProcessEnv = {}, ...words: string[]) {
  const args = ['--conditions=@statecraft/source', path('src/main.ts'), db, ...words];
  const { stdout, stderr } = await run(process.execPath, args, { env: { ...process.env, ...env } });
  return { stdout, stderr, whole: stdout.replace(/[\s│]+/g, ' ') };
}

const first = await start();
const second = await start({ FORCE_COLOR: '1' });

describe('what is printed', () => {
  test.each([
    '12–1, 9 needed',
    'Waiving the readings takes nine: 12 ayes',
    'Passage: carried 10–3, 7 needed of 13',
    '10 ayes, 3 nays, 7 needed of 13: carried · City Clerk, "Legislative Process" (K12)',
    'takes effect on 2020-04-05: 2020-03-26 + 10 calendar days · City Clerk, "Legislative Process" (K12)',
    'Stage enacted',
    'None on record',
  ])('[EX-12] of 200162: %s', (words) => {
    const [, part = ''] = first.whole.split('2 An ordinance on record');
    expect(part.split('3 Histories with gaps')[0]).toContain(words);
  });

  test('[EX-12] of the doxing ordinance: introduced on 2020-07-23', () => {
    const [part = ''] = first.whole.split('Supposed: what could have followed');
    expect(part).toMatch(/2020-07-23 ◐ Introduced → introduced/);
    expect(part).toContain('Stage introduced');
  });

  test('[EX-12] every line of a scenario that has a stage says that it is hypothetical', () => {
    const [, scenarios = ''] = first.stdout.split('Supposed: what could have followed');
    const [part = ''] = scenarios.split('2  An ordinance on record');
    const acts = part
      .split('\n')
      .filter((line) => /^(\d{4}-\d\d-\d\d| {12}) {1,2}\S.*→|^✗|stage:|effective date:/i.test(line));

    expect(acts.length).toBeGreaterThan(30);
    expect(acts.filter((line) => !/hypothetical/i.test(line))).toEqual([]);
  });

  test('[EX-12] no line is wider than 80 columns, addresses aside', () => {
    const wide = first.stdout.split('\n').filter((line) => line.length > 80 && !/https?:\/\//.test(line));
    expect(wide).toEqual([]);
  });

  test('[EX-13] off a terminal there is no colour, asked for or not', () => {
    expect(first.stdout).not.toContain('\u001B');
    expect(second.stdout).not.toContain('\u001B');
    expect(first.stderr).toBe('');
  });
});

describe('the log', () => {
  test('[EX-10] the first run records, the second finds all of it on record', () => {
    expect(first.whole).toContain('In the log: 1 act recorded now, position 1.');
    expect(first.whole).toContain('In the log: 23 acts recorded now, positions 2-24.');
    expect(second.whole).toContain('In the log: already on record, position 1; nothing appended.');
    expect(second.whole).toContain('In the log: already on record, positions 2-24; nothing appended.');
    expect(second.whole).toContain('Nothing was appended by this run.');
  });

  test('[EX-11] it holds 24 acts after two runs, none of them hypothetical', async () => {
    const log = sqliteLog(db, { readOnly: true });
    const bases: string[] = [];
    for await (const { basis } of log.read()) bases.push(basis);
    await log.close();

    expect(bases).toHaveLength(24);
    expect(bases).not.toContain('hypothetical');
  });
});

test('[EX-14] with --notify it says who would be told of each act, and one notice as it would be read', async () => {
  const { whole } = await start({}, '--notify');
  const [, part = ''] = whole.split('5 Who would be told');
  expect(part).toContain(
    '2020-03-26 200162, $250,000 to ReStart: Passage: carried 10–3 to a-reporter, a-resident, a-shelter, a-student, the-archive',
  );
  expect(part).toContain('You follow Shields.');
  expect(part).toContain('Nothing was appended by this run.');
});

describe('words that it is started with', () => {
  test.each(['--nofity', '--db=x', 'another.db'])(
    '[EX-15] %s is not understood: its use is printed, and no log is made',
    async (word) => {
      const made = join(folder, `unasked-${word}`);
      const args = ['--conditions=@statecraft/source', path('src/main.ts'), made, word];
      const ended = run(process.execPath, args, { cwd: folder });
      await expect(ended).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/Usage: npm start/),
      });
      expect([existsSync(made), existsSync(join(folder, word))]).toEqual([false, false]);
    },
  );

  test('[EX-15] --help prints its use', async () => {
    const args = ['--conditions=@statecraft/source', path('src/main.ts'), '--help'];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    expect(stdout).toMatch(/^Usage: npm start/);
    expect(existsSync(join(folder, '--help'))).toBe(false);
  });
});
