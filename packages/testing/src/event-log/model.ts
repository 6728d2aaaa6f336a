import { memoryLog } from '@statecraft/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCommit, outcomeOf } from '../arbitraries/commit.ts';
import { wellOrdered } from './samples.ts';
import type { Suite } from './suite.ts';

const runs = process.env.STATECRAFT_DEEP ? 2000 : 60;

/** That a log does what the in-memory log does, whatever is sent. */
export function describeModel({ inPlace, persistent }: Suite): void {
  describe('any sequence of commits', () => {
    it('[LOG-3] comes out as it does in memory, one by one', () =>
      fc.assert(
        fc.asyncProperty(fc.array(arbitraryCommit(), { maxLength: 25 }), (commits) =>
          inPlace(async (open) => {
            const [log, model] = [await open(), memoryLog()];
            for (const commit of commits) expect(await outcomeOf(log, commit)).toEqual(await outcomeOf(model, commit));
            const expected = await wellOrdered(model);
            expect(await wellOrdered(log)).toEqual(expected);
            if (!persistent) return;
            await log.close();
            expect(await wellOrdered(await open())).toEqual(expected);
          }),
        ),
        { numRuns: runs },
      ));

    it('[LOG-1] leaves a well-ordered log when sent all at once', () =>
      fc.assert(
        fc.asyncProperty(fc.array(arbitraryCommit(), { maxLength: 40 }), (commits) =>
          inPlace(async (open) => {
            const log = await open();
            const results = await Promise.all(commits.map((commit) => outcomeOf(log, commit)));
            const events = await wellOrdered(log);
            const recorded = results.flatMap((result) => ('events' in result && !result.repeated ? result.events : []));
            expect(recorded.toSorted((a, b) => a.position - b.position)).toEqual(events);
          }),
        ),
        { numRuns: runs },
      ));
  });
}
