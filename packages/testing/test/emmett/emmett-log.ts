import {
  isExpectedVersionConflictError,
  NO_CONCURRENCY_CHECK,
  STREAM_DOES_NOT_EXIST,
  STREAM_EXISTS,
} from '@event-driven-io/emmett';
import type { PostgresEventStore } from '@event-driven-io/emmett-postgresql';
import {
  type Commit,
  type EventLog,
  type Expectation,
  type RecordedEvent,
  StatecraftError,
  type StreamId,
  type UnrecordedEvent,
} from '@statecraft/core';

/** The streams of one log in a store that many logs of the tests share. */
export interface EmmettPlace {
  readonly name: string;
  readonly streams: Set<StreamId>;
}

/**
 * Emmett's PostgreSQL store behind our port, as thin as it can be: a commit is handed over stream by stream with the expectation it
 * brings, and nothing is checked here that the store is to check. What the store has no call for is left out.
 */
export function emmettLog(store: PostgresEventStore, { name, streams }: EmmettPlace): EventLog {
  const readStream = async (stream: StreamId): Promise<(RecordedEvent & { readonly global: bigint })[]> => {
    const { events } = await store.readStream(`${name}/${stream}`);
    return events.map(({ data, metadata }) => ({
      ...(data as unknown as UnrecordedEvent),
      version: Number(metadata.streamPosition),
      position: 0,
      global: metadata.globalPosition,
    }));
  };
  const everything = async (): Promise<RecordedEvent[]> => {
    const read = await Promise.all([...streams].map(readStream));
    return read
      .flat()
      .sort((a, b) => Number(a.global - b.global))
      .map(({ global, ...event }, index) => ({ ...event, position: index + 1 }));
  };
  const left = () => {
    throw new Error('left out of the shim');
  };
  return {
    async append({ events, expect }: Commit) {
      for (const stream of new Set(events.map((event) => event.stream))) {
        streams.add(stream);
        const written = events.filter((event) => event.stream === stream);
        try {
          await store.appendToStream(
            `${name}/${stream}`,
            written.map((event) => ({ type: event.type, data: { ...event }, metadata: { messageId: event.id } })),
            { expectedStreamVersion: versionOf(expect[stream] ?? 'any') },
          );
        } catch (error) {
          if (!isExpectedVersionConflictError(error)) throw error;
          const actual = (await readStream(stream)).length;
          throw new StatecraftError('version-conflict', error.message, {
            details: { stream, expected: expect[stream], actual },
          });
        }
      }
      const recorded = await everything();
      const ids = new Set(events.map(({ id }) => id));
      return { events: recorded.filter(({ id }) => ids.has(id)), repeated: false };
    },
    readStream: async (stream) => (await everything()).filter((event) => event.stream === stream),
    async *read() {
      yield* await everything();
    },
    head: async () => (await everything()).length,
    findCommand: left,
    subscribe: left,
    health: left,
    close: async () => undefined,
  };
}

function versionOf(expected: Expectation) {
  if (expected === 'none') return STREAM_DOES_NOT_EXIST;
  if (expected === 'exists') return STREAM_EXISTS;
  return expected === 'any' ? NO_CONCURRENCY_CHECK : BigInt(expected);
}
