import type {
  Appended,
  Commit,
  EventLog,
  Expectation,
  RecordedEvent,
  StreamId,
  UnrecordedEvent,
} from '@statecraft/core';
import { expect } from 'vitest';
import { sampleEvent } from '../sample-event.ts';

/** One event on each stream named, under one command, held to nothing unless told. */
export function commitTo(
  streams: readonly StreamId[],
  expect: Commit['expect'] = {},
  given: Partial<UnrecordedEvent> = {},
): Commit {
  const commandId = given.commandId ?? sampleEvent('measure/any').commandId;
  return { events: streams.map((stream) => sampleEvent(stream, { ...given, commandId })), expect };
}

/** Appends one event to a stream. */
export function appendTo(log: EventLog, stream: StreamId, expected: Expectation = 'any'): Promise<Appended> {
  return log.append(commitTo([stream], { [stream]: expected }));
}

/** Everything an iterable gives. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The log's events, held to the order that `LOG-1`, `LOG-2` and `LOG-11` give every log. */
export async function wellOrdered(log: EventLog): Promise<RecordedEvent[]> {
  const events = await all(log.read());
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  expect(await log.head()).toBe(events.length);
  const versions = new Map<StreamId, number>();
  let at = '';
  for (const event of events) {
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    expect(event.version).toBe(version);
    expect(event.at >= at).toBe(true);
    at = event.at;
  }
  for (const stream of versions.keys()) {
    expect(await log.readStream(stream)).toEqual(events.filter((event) => event.stream === stream));
  }
  return events;
}

/** How promises came out: the values of those kept, the faults of those broken. */
export async function outcomes<Value>(
  promises: readonly Promise<Value>[],
): Promise<{ kept: Value[]; broken: unknown[] }> {
  const settled = await Promise.allSettled(promises);
  return {
    kept: settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    broken: settled.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
  };
}
