import { type Commit, type EventLog, isFault, memoryLog } from '@statecraft/core';
import { all } from '@statecraft/test-kit/samples';
import { arbitraryCommit, outcomeOf } from '@statecraft/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFolder } from './folder.ts';

const runs = process.env.STATECRAFT_DEEP === '1' ? 3000 : 100;

it('[SQLITE-9] any appends, in any groups, over two open logs, come out as in memory one by one', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ commits: fc.array(arbitraryCommit(), { maxLength: 8 }), second: fc.boolean() }), {
        maxLength: 8,
      }),
      async (groups) => {
        const folder = newFolder();
        const logs = [sqliteLog(folder.file), sqliteLog(folder.file)] as const;
        const model = memoryLog();
        try {
          for (const { commits, second } of groups) {
            const log: EventLog = logs[second ? 1 : 0];
            const expected = [];
            for (const commit of commits) expected.push(await outcomeOf(model, commit));
            expect(await Promise.all(commits.map((commit) => outcomeOf(log, commit)))).toEqual(expected);
          }
          const events = await all(model.read());
          for (const log of logs) expect(await all(log.read())).toEqual(events);
        } finally {
          for (const log of logs) await log.close();
          folder.remove();
        }
      },
    ),
    { numRuns: runs },
  ));

it('[SQLITE-9] any appends over two logs at the same time come out as some order of them would', () =>
  fc.assert(
    fc.asyncProperty(fc.array(arbitraryCommit(), { maxLength: 30 }), async (commits) => {
      const folder = newFolder();
      const logs = [sqliteLog(folder.file), sqliteLog(folder.file)] as const;
      try {
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
      } finally {
        for (const log of logs) await log.close();
        folder.remove();
      }
    }),
    { numRuns: runs },
  ));
