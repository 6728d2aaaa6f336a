// Runs the packages' own tests of what definitions do, with the fault that the environment names put into the source; prints those that fail, as JSON.
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import type { Fault } from './faults.ts';
import { planted } from './planted.ts';

const { STATECRAFT_FAULT } = process.env;
const fault = STATECRAFT_FAULT === undefined ? undefined : (JSON.parse(STATECRAFT_FAULT) as Fault);
/** Packages resolve to their sources here as everywhere in the tests. */
const conditions = ['@statecraft/source', 'module', 'node', 'development|production'];

const vitest = await startVitest(
  'test',
  [],
  {
    config: false,
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    include: ['core/test/{acts,formats,procedure,vocabulary}/**/*.test.ts', 'testing/test/{check,drafting}/**/*.test.ts'],
    // What only the compiler tells is not looked for: sources are stripped of their types.
    exclude: ['**/*.types.test.ts', '**/required-members.test.ts'],
    testTimeout: 120_000,
    // Where every test fails, the first few say as much.
    bail: 20,
    reporters: [{}],
    watch: false,
  },
  {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    plugins: fault
      ? [{ name: 'fault', enforce: 'pre', transform: (source, url) => planted(fault, source, url.split('?')[0] ?? url) }]
      : [],
  },
);
const modules = vitest.state.getTestModules();
const failed = modules.flatMap((module) => [
  ...(module.errors().length > 0 ? [module.moduleId] : []),
  ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
]);
await vitest.close();
process.stdout.write(`\n${JSON.stringify(failed.length > 0 ? { 'own tests': failed.sort().join('; ') } : {})}\n`);
process.exit(0);
