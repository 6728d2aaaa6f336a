import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './checks.js';
import { run } from './run.js';

/**
 * Checks the sources, then runs every test; extra arguments go to vitest. The count of the tests is the last line.
 *
 * @returns zero when all checks and all tests passed
 */
export async function test({ args, env = {} }) {
  const failedChecks = await check();
  const tally = join(tmpdir(), `statecraft-tests-${process.pid}.txt`);
  const code = await run('vitest', ['run', '--config', 'packages/tooling/vitest.config.ts', ...args], {
    env: { ...env, STATECRAFT_TALLY: tally },
  });
  if (failedChecks.length > 0) console.log(`Failed checks, see above: ${failedChecks.join(', ')}`);
  // There is no count when vitest could not even start.
  if (existsSync(tally)) {
    console.log(readFileSync(tally, 'utf8'));
    rmSync(tally);
  }
  return code === 0 && failedChecks.length > 0 ? 1 : code;
}
