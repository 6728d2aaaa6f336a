// Runs the packages' own tests of what definitions do, with the fault that the environment names in place; prints those that fail, as JSON.
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const config = fileURLToPath(new URL('own-tests.config.ts', import.meta.url));
const vitest = await startVitest('test', [], { config, reporters: [{}], watch: false });
const modules = vitest.state.getTestModules();
const failed = modules.flatMap((module) => [
  ...(module.errors().length > 0 ? [module.moduleId] : []),
  ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
]);
await vitest.close();
process.stdout.write(`\n${JSON.stringify(failed.length > 0 ? { 'own tests': failed.sort().join('; ') } : {})}\n`);
process.exit(0);
