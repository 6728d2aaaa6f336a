import { type Commit, type EventLog, isFault, memoryLog } from '@statecraft/core';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { all } from '@statecraft/test-kit/samples';
import { arbitraryCommit, outcomeOf } from '@statecraft/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { postgresLog } from '../src/postgres-log.ts';

const server = testPostgres();
const runs = process.env.STATECRAFT_DEEP === '1' ? 1000 : 40;

/** Two logs open in one new place, closed when `body` is done. */
async function withTwo(body: (logs: readonly [EventLog, EventLog]) => Promise<void>): Promise<void> {
  const log = newLog();
  const logs = await Promise.all([postgresLog(server.url(), { log }), postgresLog(server.url(), { log })]);
  try {
    await body(logs);
  } finally {
    for (const each of logs) await each.close();
  }
}

it('[PG-5] any appends, in any groups, over two open logs, come out as in memory one by one', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ commits: fc.array(arbitraryCommit(), { maxLength: 8 }), second: fc.boolean() }), {
        maxLength: 8,
      }),
      (groups) =>
        withTwo(async (logs) => {
          const model = memoryLog();
          for (const { commits, second } of groups) {
            const expected = [];
            for (const commit of commits) expected.push(await outcomeOf(model, commit));
            expect(await Promise.all(commits.map((commit) => outcomeOf(logs[second ? 1 : 0], commit)))).toEqual(
              expected,
            );
          }
          const events = await all(model.read());
          for (const log of logs) expect(await all(log.read())).toEqual(events);
        }),
    ),
    { numRuns: runs },
  ));

it('[PG-5] any appends over two logs at the same time come out as some order of them would', () =>
  fc.assert(
    fc.asyncProperty(fc.array(arbitraryCommit(), { maxLength: 30 }), (commits) =>
      withTwo(async (logs) => {
        const results = await Promise.allSettled(commits.map((commit, n) => (logs[n % 2] as EventLog).append(commit)));
        const model = memoryLog();
        const recorded = results.flatMap((result, n) =>
          result.status === 'fulfilled' && !result.value.repeated
            ? [{ first: result.value.events[0]?.position ?? 0, commit: commits[n] as Commit }]
            : [],
        );
        for (const { commit } of recorded.toSorted((a, b) => a.first - b.first)) await model.append(commit);
        expect(await all(logs[0].read())).toEqual(await all(model.read()));
        for (const result of results) if (result.status === 'rejected') expect(isFault(result.reason)).toBe(true);
      }),
    ),
    { numRuns: runs },
  ));
