import { capture } from './run.js';

const types = [
  ['node', 'packages/tooling/src/extract-docs.ts'],
  ['tsc', '-b', 'packages/tooling'],
];

const checks = [
  { name: 'format and lint', commands: () => [['biome', 'check', '--error-on-warnings']] },
  {
    name: 'unused code',
    commands: () => [['knip', '--config', 'packages/tooling/knip.jsonc', '--no-progress', '--no-config-hints']],
  },
  { name: 'types', commands: () => types },
];

/**
 * Runs every check of the sources side by side and prints what each found.
 *
 * @returns the names of the checks that failed
 */
export async function check() {
  const failed = await Promise.all(
    checks.map(async ({ name, commands }) => {
      const complaint = await firstComplaint(commands());
      console.log(complaint === undefined ? `${name}: ok` : `${name}: FAILED\n${complaint}`);
      return complaint === undefined ? [] : [name];
    }),
  );
  return failed.flat();
}

/** Writes the declarations of every package and checks all types; prints the errors. */
export async function declare() {
  const complaint = await firstComplaint(types);
  if (complaint !== undefined) console.error(complaint);
  return complaint === undefined ? 0 : 1;
}

/** Runs commands one after the other until one fails, and gives what that one printed. */
async function firstComplaint(commands) {
  for (const [program, ...args] of commands) {
    const { code, output } = await capture(program, args);
    if (code !== 0) return output;
  }
  return undefined;
}
