import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startVitest } from 'vitest/node';
import { brokenLogs } from './broken/broken-logs.ts';

/** Packages resolve to their sources here as everywhere in the tests. */
const conditions = ['@statecraft/source', 'module', 'node', 'development|production'];

/** The names of the suite's tests that each broken log passes and fails, and which of them only ran out of time. */
async function verdicts() {
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root: fileURLToPath(new URL('broken', import.meta.url)),
      include: ['broken-logs.suite.ts'],
      // Of each broken log the tests of the rule that it breaks, and of the one that is not broken all.
      testNamePattern: '^(?:(LOG-\\d+) broken: .*\\[\\1\\]|unbroken )',
      testTimeout: 3_000,
      reporters: [{}],
      watch: false,
    },
    { resolve: { conditions }, ssr: { resolve: { conditions } } },
  );
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  return tests.map((each) => {
    const { state, errors = [] } = each.result();
    return { name: each.fullName, state, late: errors.every(({ message }) => message.includes('timed out')) };
  });
}

describe('the suite of logs', async () => {
  const exitCode = process.exitCode;
  const found = await verdicts();
  // The run inside this one was wanted to fail; this one was not.
  process.exitCode = exitCode;

  it('passes a log that wraps a sound one and breaks nothing', () => {
    const run = found.filter(({ name }) => name.startsWith('unbroken >'));
    expect(run.length).toBeGreaterThan(30);
    expect(run.filter(({ state, late }) => state !== 'passed' && !late)).toEqual([]);
  });

  it('has a broken log for every rule that logs keep', () => {
    expect(new Set<string>(brokenLogs.map(({ rule }) => rule))).toEqual(
      new Set([...Array.from({ length: 16 }, (_, index) => `LOG-${index + 1}`), 'LOG-19', 'LOG-20']),
    );
  });

  it.each(brokenLogs)('[$rule] finds out a log that $fault', ({ rule, fault, hangs = false }) => {
    const failed = found.filter(
      ({ name, state }) => name.startsWith(`${rule} broken: ${fault} >`) && state === 'failed',
    );
    // That a slow machine ran out of time is no finding, but for a log that never answers.
    expect(failed.filter(({ late }) => hangs || !late)).not.toEqual([]);
  });
});
