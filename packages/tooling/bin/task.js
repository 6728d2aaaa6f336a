#!/usr/bin/env node
// Every script of the root package.json. Needs only Node 20 and npm, and does nothing twice: dependencies are
// installed and packages built only when what they are made from has changed.

import { declare } from './checks.js';
import { declarePackages, pack } from './pack.js';
import { run } from './run.js';
import { build, install, StepFailed } from './setup.js';
import { test } from './test.js';

const tasks = {
  start: async (args) => {
    await build();
    return run('node', ['examples/kansas-city/src/main.ts', ...args]);
  },
  city: async (args) => {
    await build();
    return run('node', ['examples/city-system/src/main.ts', ...args]);
  },
  'city:crowd': async (args) => {
    await build();
    return run('node', ['examples/city-system/src/crowd/main.ts', ...args]);
  },
  statecraft: async (args) => {
    await build();
    return run('node', ['packages/cli/dist/bin.js', ...args]);
  },
  bench: async (args) => {
    await build();
    return run('node', ['packages/benchmarks/src/main.ts', ...args]);
  },
  faults: async (args) => {
    await install();
    return run('node', ['--conditions=@statecraft/source', 'packages/procedures/test/faults/table.ts', ...args]);
  },
  build: async () => {
    await build();
    return declare();
  },
  pack: async ([folder = '.data/tarballs']) => {
    await build();
    await pack(folder);
    return 0;
  },
  api: async () => {
    await install();
    await declarePackages();
    return run('node', ['packages/tooling/src/write-api-reports.ts']);
  },
  docs: async () => {
    await install();
    return run('vitepress', ['build', 'docs']);
  },
  format: async () => {
    await install();
    return run('biome', ['check', '--write']);
  },
  test: async (args) => {
    await build();
    return test({ args });
  },
  'test:deep': async (args) => {
    await build();
    return test({ args, env: { STATECRAFT_DEEP: '1' } });
  },
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`Usage: task.js ${Object.keys(tasks).join(' | ')}`);
  process.exit(2);
}
try {
  process.exitCode = await task(args);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = error.code;
}
