import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Fault } from './faults.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What each check said with a fault in place, by its name; those that found nothing are left out. */
export type Caught = Readonly<Record<string, string>>;

/**
 * Tries the checks in a process of its own, with a fault in place; without one where nothing is to be found. Where the checks find
 * nothing, the packages' own tests of what definitions do are run with the fault in place.
 */
export async function tryWith(fault?: Fault): Promise<Caught> {
  const caught = await tryIn(['--import', here('plant.ts'), here('try.ts')], fault);
  return fault && Object.keys(caught).length === 0 ? tryIn([here('own-tests.ts')], fault) : caught;
}

function tryIn(program: readonly string[], fault: Fault | undefined): Promise<Caught> {
  const child = spawn(process.execPath, ['--conditions=@statecraft/source', ...program], {
    env: {
      ...process.env,
      ...(fault && { STATECRAFT_FAULT: JSON.stringify(fault) }),
      ...(fault && { STATECRAFT_CITIES: fault.cities.join() }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const told = out.trim().split('\n').at(-1) ?? '';
      if (code === 0 && told.startsWith('{')) resolve(JSON.parse(told) as Caught);
      // A program that cannot even start with the fault has found it out as it was loaded.
      else if (/procedure-invalid|is not valid/.test(err))
        resolve({ 'define procedure': err.split('\n').find((line) => line.startsWith('- ')) ?? '' });
      else reject(new Error(`the checks broke off: ${err}`));
    });
  });
}
