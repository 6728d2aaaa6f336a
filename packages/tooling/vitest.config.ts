import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { TallyReporter } from './src/tally-reporter.ts';

// Packages resolve to each other's sources, so that a test never sees a stale build.
const conditions = ['@statecraft/source', ...defaultServerConditions];
const tally = process.env.STATECRAFT_TALLY;
const deep = process.env.STATECRAFT_DEEP === '1';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,examples}/*/test/**/*.test.ts'],
    reporters: ['default', ...(tally ? [new TallyReporter(tally)] : [])],
    silent: 'passed-only',
    // Much of the suite waits, for servers, disks and processes that were killed: no processor is kept back.
    maxWorkers: availableParallelism(),
    // No test is about time: this is for what never ends, on a machine however busy.
    testTimeout: deep ? 600_000 : 120_000,
  },
});
