import { describe, expect, it } from 'vitest';
import { brokenLogs } from './broken/broken-logs.ts';
import { runSuite } from './run-suite.ts';

describe('the suite of logs', async () => {
  // Of each broken log the tests of the rule that it breaks, and of the one that is not broken all.
  const found = await runSuite(
    new URL('broken/broken-logs.suite.ts', import.meta.url),
    '^(?:(LOG-\\d+) broken: .*\\[\\1\\]|unbroken )',
    { testTimeout: 3_000 },
  );

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
