import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

/** Packages resolve to their sources here as everywhere in the tests. */
const conditions = ['@statecraft/source', 'module', 'node', 'development|production'];

/** How a test of a suite came out. */
export interface Verdict {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Whether it only ran out of time. */
  readonly late: boolean;
}

/** Runs the tests of a suite that a pattern names, some of which are wanted to fail, and tells how each came out. */
export async function runSuite(
  suite: URL,
  testNamePattern: string,
  { testTimeout, env = {} }: { testTimeout: number; env?: Record<string, string> },
): Promise<Verdict[]> {
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root: fileURLToPath(new URL('.', suite)),
      include: [fileURLToPath(suite).split('/').at(-1) as string],
      testNamePattern,
      testTimeout,
      env,
      reporters: [{}],
      watch: false,
    },
    { resolve: { conditions }, ssr: { resolve: { conditions } } },
  );
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  // The run inside was wanted to fail; the one around it was not.
  process.exitCode = exitCode;
  return tests.map((each) => {
    const { state, errors = [] } = each.result();
    return { name: each.fullName, state, late: errors.every(({ message }) => message.includes('timed out')) };
  });
}
