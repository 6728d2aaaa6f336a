import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startVitest } from 'vitest/node';

/** Packages resolve to their sources here as everywhere in the tests. */
const conditions = ['@statecraft/source', 'module', 'node', 'development|production'];

/** What became of each test of the suite for procedures, by its name. */
async function verdicts() {
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root: fileURLToPath(new URL('broken', import.meta.url)),
      include: ['broken-procedures.suite.ts'],
      reporters: [{}],
      watch: false,
    },
    { resolve: { conditions }, ssr: { resolve: { conditions } } },
  );
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  return tests.map((each) => {
    const { state, errors = [] } = each.result();
    return { name: each.fullName, state, message: errors.map(({ message }) => message).join('\n') };
  });
}

test('the suite for procedures fails where it must, says why, and nowhere else', async () => {
  const exitCode = process.exitCode;
  const found = await verdicts();
  // The run inside this one was wanted to fail; this one was not.
  process.exitCode = exitCode;

  const failed = found.filter(({ state }) => state === 'failed');
  expect(failed.map(({ name }) => name.replace(/ > in charter/, ''))).toEqual([
    expect.stringMatching(/^Brockway > \[SUITE-1\]/),
    expect.stringMatching(/^Ogdenville > \[SUITE-5\]/),
    expect.stringMatching(/^Ogdenville > \[SUITE-4\] nobody vetoes$/),
  ]);
  expect(failed[0]?.message).toMatch(/dead-end/);
  expect(failed[1]?.message).toMatch(/the engine: [\s\S]*; the law: /);
  expect(failed[2]?.message).toMatch(/> 6\. .* veto message Not this way\. by the mayor -> executive\.vetoed/);
  expect(found.filter(({ state }) => state === 'passed').length).toBeGreaterThanOrEqual(8);
});
