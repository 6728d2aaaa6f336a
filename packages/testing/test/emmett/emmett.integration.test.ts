import { testPostgres } from '@statecraft/test-kit/for-tests';
import { expect, it } from 'vitest';
import { runSuite } from '../run-suite.ts';

const server = testPostgres();

it('[LOG-4] [LOG-5] [LOG-16] the suite finds out what Emmett’s PostgreSQL store lets through, and nothing that it keeps', async () => {
  const verdicts = await runSuite(new URL('emmett.suite.ts', import.meta.url), '\\[LOG-(?:4|5|6|16)\\]', {
    testTimeout: 60_000,
    env: { EMMETT_DATABASE_URL: server.url() },
  });
  const ran = verdicts.filter(({ state }) => state === 'passed' || state === 'failed');
  expect(Object.fromEntries(ran.map(({ name, state }) => [/\[.*/.exec(name)?.[0], state]))).toEqual({
    // A stream that exists is written to though it was to be created.
    '[LOG-4] refuses `none` on a stream that exists': 'failed',
    '[LOG-4] lets one of many writers create a stream when they race': 'failed',
    // A stream that is missing is made though it was to exist.
    '[LOG-5] refuses `exists` on a stream that is missing': 'failed',
    // Exact versions it keeps.
    '[LOG-6] refuses a version the stream is not at, and says stream, expected and actual': 'passed',
    '[LOG-6] gives each version to one of the writers that race for it': 'passed',
    // An append of nothing, and an id for the second time, go through.
    '[LOG-16] refuses an append with no event': 'failed',
    '[LOG-16] refuses one event id twice, in one append or in two': 'failed',
  });
});
