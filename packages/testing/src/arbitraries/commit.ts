import {
  type Appended,
  type Commit,
  type EventLog,
  type Expectation,
  StatecraftError,
  type StreamId,
  type UnrecordedEvent,
} from '@statecraft/core';
import fc from 'fast-check';
import { sampleEvent } from '../sample-event.ts';

const streams: readonly StreamId[] = ['measure/1', 'measure/2', 'body/council'];

/**
 * Any commit that a few writers of a few streams might send: fitting and not, new, repeated and reused.
 *
 * Its names are drawn from so few that they meet.
 */
export function arbitraryCommit(): fc.Arbitrary<Commit> {
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
            sampleEvent(given.stream, {
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
