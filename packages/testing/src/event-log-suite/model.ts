import {
  type Appended,
  type Commit,
  type EventLog,
  type Expectation,
  memoryLog,
  StatecraftError,
  type StreamId,
  type UnrecordedEvent,
} from '@statecraft/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample, wellOrdered } from './samples.ts';
import type { Suite } from './suite.ts';

const streams: readonly StreamId[] = ['measure/1', 'measure/2', 'body/council'];
const runs = process.env.STATECRAFT_DEEP ? 2000 : 60;

/**
 * Any commit that a few writers of a few streams might send: fitting and not, new, repeated and reused.
 *
 * Its names are drawn from so few that they meet.
 */
export function anyCommit(): fc.Arbitrary<Commit> {
  const event = fc.record({
    stream: fc.constantFrom(...streams),
    type: fc.constantFrom('referred', 'held'),
    at: fc.constantFrom('2024-03-07T15:00:00.000Z', '2024-03-07T15:00:00.001Z', '2024-03-08T09:00:00.000Z'),
    /** Mostly the id the command makes; now and then one that another has, too. */
    id: fc.option(fc.constantFrom('stray-1', 'stray-2'), { freq: 8, nil: undefined }),
  });
  const expected: fc.Arbitrary<Expectation> = fc.oneof(
    fc.constant('any' as const),
    fc.constantFrom('none' as const, 'exists' as const),
    fc.nat({ max: 6 }),
  );
  return fc
    .record({
      command: fc.nat({ max: 15 }),
      events: fc.array(event, { minLength: 1, maxLength: 3 }),
      expect: fc.dictionary(fc.constantFrom(...streams), expected, { maxKeys: 2, noNullPrototype: true }),
    })
    .map(
      ({ command, events, expect: expectations }): Commit => ({
        events: events.map(
          ({ id, ...given }, index): UnrecordedEvent =>
            sample(given.stream, {
              ...given,
              id: id ?? `c${command}/${index}`,
              commandId: `c${command}`,
              actId: `c${command}`,
            }),
        ),
        expect: expectations as Commit['expect'],
      }),
    );
}

/** How an append came out, in a form that two logs can be compared by. */
export async function outcomeOf(log: EventLog, commit: Commit): Promise<Appended | { code: string; details: unknown }> {
  try {
    return await log.append(commit);
  } catch (fault) {
    if (!(fault instanceof StatecraftError)) throw fault;
    return { code: fault.code, details: fault.details };
  }
}

/** That a log does what the in-memory log does, whatever is sent. */
export function describeModel({ inPlace, persistent }: Suite): void {
  describe('any sequence of commits', () => {
    it('[LOG-3] comes out as it does in memory, one by one', () =>
      fc.assert(
        fc.asyncProperty(fc.array(anyCommit(), { maxLength: 25 }), (commits) =>
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
        fc.asyncProperty(fc.array(anyCommit(), { maxLength: 40 }), (commits) =>
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
