import {
  type Commit,
  defineProjection,
  type EventLog,
  type Expectation,
  type ProjectingLog,
  type RecordedEvent,
  type StreamId,
  type UnrecordedEvent,
} from '@statecraft/core';

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
    data: { to: ['finance'] },
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

/** One document that counts every event: it is right when count and position are the log's head. */
export const tally = defineProjection({
  name: 'tally',
  version: 1,
  key: () => 'all',
  initial: () => ({ count: 0, position: 0 }),
  on: ({ count }, { position }) => ({ count: count + 1, position }),
});

/** What the tally has counted, as it stands. */
export async function tallied({ projections }: ProjectingLog): Promise<unknown> {
  const page = await projections.get('tally', 'all');
  return page && { ...JSON.parse(page.documents[0]?.body ?? '{}'), checkpoint: page.position };
}

/** The commands on record; fails unless positions and versions are gapless and every commit is whole and there once. */
export function wholeCommits(events: readonly RecordedEvent[]): Set<string> {
  const versions = new Map<string, number>();
  const commits = new Map<string, RecordedEvent[]>();
  for (const [index, event] of events.entries()) {
    if (event.position !== index + 1) throw new Error(`position ${event.position} stands at ${index + 1}`);
    const version = (versions.get(event.stream) ?? 0) + 1;
    if (event.version !== version) throw new Error(`${event.stream} skips from ${version - 1} to ${event.version}`);
    versions.set(event.stream, version);
    const commit = commits.get(event.commandId) ?? [];
    commit.push(event);
    commits.set(event.commandId, commit);
  }
  for (const [commandId, commit] of commits) {
    const first = commit[0]?.position ?? 0;
    const whole =
      commit.length === commit[0]?.data.of &&
      commit.every((event, n) => event.id === `${commandId}/${n}` && event.position === first + n);
    if (!whole) throw new Error(`${commandId} is recorded in part, or more than once`);
  }
  return new Set(commits.keys());
}

/** A log as an object of its own, whose ways can be replaced one by one. */
export function boundLog(log: EventLog): EventLog {
  return {
    append: (each) => log.append(each),
    readStream: (stream) => log.readStream(stream),
    findCommand: (id) => log.findCommand(id),
    read: (options) => log.read(options),
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    health: () => log.health(),
    close: () => log.close(),
  };
}
