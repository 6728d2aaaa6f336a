import type { Commit, Expectation, StreamId, UnrecordedEvent } from '@statecraft/core';

let count = 0;

/** An event of no consequence on a stream. */
export function event(stream: StreamId, given: Partial<UnrecordedEvent> = {}): UnrecordedEvent {
  count += 1;
  const commandId = given.commandId ?? `${process.pid}-${count}`;
  return {
    id: `${commandId}/${count}`,
    stream,
    type: 'referred',
    schema: 1,
    on: '2024-03-07' as UnrecordedEvent['on'],
    at: '2024-03-07T15:00:00.000Z',
    basis: 'recorded',
    actId: commandId,
    commandId,
    data: {},
    law: { procedure: { id: 'none', edition: '2024', version: '1' }, rulings: [] },
    ...given,
  };
}

/** A commit of one event. */
export function commit(stream: StreamId, expected: Expectation = 'any', given: Partial<UnrecordedEvent> = {}): Commit {
  return { events: [event(stream, given)], expect: { [stream]: expected } };
}

/** A commit of several streams whose events say how many they are, so that half of one can be told. */
export function wholeCommit(streams: readonly StreamId[], commandId: string, filler = ''): Commit {
  return {
    events: streams.map((stream, n) =>
      event(stream, { id: `${commandId}/${n}`, commandId, data: { of: streams.length, filler } }),
    ),
    expect: {},
  };
}

/** Everything an iterable gives. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
