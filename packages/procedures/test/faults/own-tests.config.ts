import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Fault } from './faults.ts';
import { planted } from './planted.ts';

const { STATECRAFT_FAULT } = process.env;
const fault = STATECRAFT_FAULT === undefined ? undefined : (JSON.parse(STATECRAFT_FAULT) as Fault);
// Packages resolve to their sources here as everywhere in the tests.
const conditions = ['@statecraft/source', 'module', 'node', 'development|production'];

/** The packages' own tests of what definitions do, with the fault that the environment names put into the source. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: fault
    ? [{ name: 'fault', enforce: 'pre', transform: (source, url) => planted(fault, source, url.split('?')[0] ?? url) }]
    : [],
  test: {
    include: [
      'core/test/{acts,formats,vocabulary}/*.test.ts',
      'core/test/procedure/{,rules/}*.test.ts',
      'core/test/engine/{available,engine}.test.ts',
      'core/test/town/*.test.ts',
      'testing/test/check/*.test.ts',
      'testing/test/drafting/own-drafts.test.ts',
    ],
    // What only the compiler tells is not looked for, for sources are stripped of their types; what takes long is not about definitions.
    exclude: ['**/*.{types,property}.test.ts', '**/{required-members,machine,late,messages}*.test.ts'],
    // A source with a fault in it is kept for no other run.
    fsModuleCache: false,
    // The tests leave nothing behind: they are loaded once.
    isolate: false,
    fileParallelism: false,
    testTimeout: 120_000,
  },
});
