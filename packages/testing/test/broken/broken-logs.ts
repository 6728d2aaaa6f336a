import type { Appended, Commit, EventLog, Expectation, RecordedEvent } from '@statecraft/core';
import { boundLog } from '@statecraft/test-kit/samples';

/** A log that breaks one of its rules: what it does in place of a sound log, by what it does wrong. */
export interface BrokenLog {
  readonly rule: `LOG-${number}`;
  readonly fault: string;
  /** Whether what it does wrong is never to answer, so that a test can only run out of time. */
  readonly hangs?: true;
  break(log: EventLog): Partial<EventLog>;
}

const overEvents = async function* (events: AsyncIterable<RecordedEvent>, change: (event: RecordedEvent) => unknown) {
  for await (const event of events) {
    const changed = change(event);
    if (changed !== undefined) yield changed as RecordedEvent;
  }
};

/** A log that gives its events otherwise than they are recorded, wherever it gives any. */
function givingOtherwise(log: EventLog, change: (event: RecordedEvent) => RecordedEvent): Partial<EventLog> {
  const changed = ({ events, repeated }: Appended): Appended => ({ events: events.map(change), repeated });
  return {
    append: async (commit) => changed(await log.append(commit)),
    readStream: async (stream) => (await log.readStream(stream)).map(change),
    findCommand: async (id) => (await log.findCommand(id)).map(change),
    read: (options) => overEvents(log.read(options), change),
    subscribe: (options) => overEvents(log.subscribe(options), change),
  };
}

/** A log that appends with other expectations than it is told. */
function expecting(
  log: EventLog,
  change: (expected: Expectation, stream: string, commit: Commit) => Expectation,
): Partial<EventLog> {
  return {
    append: (commit) =>
      log.append({
        events: commit.events,
        expect: Object.fromEntries(
          Object.entries(commit.expect).map(([stream, each]) => [stream, change(each, stream, commit)]),
        ),
      }),
  };
}

let made = 0;

/** One broken log for each rule of `LOG-*` at least. */
export const brokenLogs: readonly BrokenLog[] = [
  {
    rule: 'LOG-1',
    fault: 'leaves a hole after every tenth event',
    break: (log) =>
      givingOtherwise(log, (event) => ({ ...event, position: event.position + Math.floor(event.position / 10) })),
  },
  {
    rule: 'LOG-1',
    fault: 'hands out positions before it commits, so that two may be alike',
    break: (log) => ({
      async append(commit) {
        const head = await log.head();
        await Promise.resolve();
        const { events, repeated } = await log.append(commit);
        return { events: events.map((event, index) => ({ ...event, position: head + index + 1 })), repeated };
      },
    }),
  },
  {
    rule: 'LOG-2',
    fault: 'counts the versions of a stream from 0',
    break: (log) => givingOtherwise(log, (event) => ({ ...event, version: event.version - 1 })),
  },
  {
    rule: 'LOG-3',
    fault: 'records the events of a commit one by one',
    break: (log) => ({
      async append({ events, expect }) {
        const recorded: RecordedEvent[] = [];
        for (const event of events) {
          const held = expect[event.stream];
          const one = await log.append({ events: [event], expect: held === undefined ? {} : { [event.stream]: held } });
          recorded.push(...one.events);
        }
        return { events: recorded, repeated: false };
      },
    }),
  },
  {
    rule: 'LOG-4',
    fault: 'takes `none` for anything',
    break: (log) => expecting(log, (each) => (each === 'none' ? 'any' : each)),
  },
  {
    rule: 'LOG-4',
    fault: 'looks whether a stream exists before it waits for its turn',
    break: (log) => ({
      async append(commit) {
        const races = Object.entries(commit.expect).filter(([, each]) => each === 'none');
        for (const [stream] of races) if ((await log.readStream(stream as never)).length > 0) return log.append(commit);
        await new Promise((resolve) => setTimeout(resolve, 1));
        const others = Object.entries(commit.expect).filter(([, each]) => each !== 'none');
        return log.append({ events: commit.events, expect: Object.fromEntries(others) });
      },
    }),
  },
  {
    rule: 'LOG-5',
    fault: 'takes `exists` for anything',
    break: (log) => expecting(log, (each) => (each === 'exists' ? 'any' : each)),
  },
  {
    rule: 'LOG-6',
    fault: 'takes a version for `exists`, or for `none` where it is 0',
    break: (log) => expecting(log, (each) => (typeof each === 'number' ? (each === 0 ? 'none' : 'exists') : each)),
  },
  {
    rule: 'LOG-7',
    fault: 'looks only at the streams it writes',
    break: (log) =>
      expecting(log, (each, stream, { events }) => (events.some((event) => event.stream === stream) ? each : 'any')),
  },
  {
    rule: 'LOG-8',
    fault: 'records a command again that comes again',
    break: (log) => ({
      append: (commit) => {
        made += 1;
        return log.append({
          ...commit,
          events: commit.events.map((event) => ({
            ...event,
            id: `${event.id}#${made}`,
            commandId: `${event.commandId}#${made}`,
          })),
        });
      },
    }),
  },
  {
    rule: 'LOG-9',
    fault: 'gives the first result to any command of the same id',
    break: (log) => ({
      async append(commit) {
        const found = (
          await Promise.all(
            [...new Set(commit.events.map(({ commandId }) => commandId))].map((id) => log.findCommand(id)),
          )
        ).flat();
        return found.length > 0 ? { events: found, repeated: true } : log.append(commit);
      },
    }),
  },
  {
    rule: 'LOG-10',
    fault: 'uses up a position for every append that it refuses',
    break(log) {
      let lost = 0;
      const behind = (event: RecordedEvent) => ({ ...event, position: event.position + lost });
      return {
        ...givingOtherwise(log, behind),
        async append(commit) {
          try {
            const { events, repeated } = await log.append(commit);
            return { events: events.map(behind), repeated };
          } catch (fault) {
            lost += 1;
            throw fault;
          }
        },
        head: async () => (await log.head()) + lost,
      };
    },
  },
  {
    rule: 'LOG-11',
    fault: 'keeps the instant it is given, also one before the last',
    break(log) {
      const given = new Map<string, string>();
      const asGiven = (event: RecordedEvent) => ({ ...event, at: given.get(event.id) ?? event.at });
      return {
        ...givingOtherwise(log, asGiven),
        async append(commit) {
          for (const { id, at } of commit.events) if (!given.has(id)) given.set(id, at);
          const { events, repeated } = await log.append(commit);
          return { events: events.map(asGiven), repeated };
        },
      };
    },
  },
  {
    rule: 'LOG-12',
    fault: 'gives a subscriber an event twice now and then',
    break: (log) => ({
      async *subscribe(options) {
        for await (const event of log.subscribe(options)) {
          yield event;
          if (event.position % 7 === 0) yield event;
        }
      },
    }),
  },
  {
    rule: 'LOG-12',
    fault: 'skips what was recorded while a subscriber read the backlog',
    hangs: true,
    break: (log) => ({
      async *subscribe(options) {
        const { after = 0, ...rest } = options ?? {};
        let last = after;
        for await (const event of log.read({ after, ...rest })) {
          last = event.position;
          yield event;
        }
        yield* log.subscribe({ ...rest, after: Math.max(last, await log.head()) });
      },
    }),
  },
  {
    rule: 'LOG-12',
    fault: 'never ends a subscription that waits',
    hangs: true,
    break: (log) => ({
      async *subscribe(options) {
        yield* log.subscribe(options);
        await new Promise(() => {});
      },
    }),
  },
  {
    rule: 'LOG-13',
    fault: 'reads from a position on, and not from behind it',
    break: (log) => ({ read: (options) => log.read({ ...options, after: Math.max(0, (options?.after ?? 0) - 1) }) }),
  },
  {
    rule: 'LOG-13',
    fault: 'overlooks the limit',
    break: (log) => ({
      read: (options) => {
        const { limit: _overlooked, ...rest } = options ?? {};
        return log.read(rest);
      },
    }),
  },
  {
    rule: 'LOG-14',
    fault: 'puts text into one normal form',
    break: (log) => ({
      append: (commit) => log.append(JSON.parse(JSON.stringify(commit).normalize('NFC')) as Commit),
    }),
  },
  {
    rule: 'LOG-14',
    fault: 'keeps text up to the first null character',
    break: (log) =>
      givingOtherwise(
        log,
        (event) => JSON.parse(JSON.stringify(event).replaceAll(/\\u0000[^"\\]*/g, '')) as RecordedEvent,
      ),
  },
  {
    rule: 'LOG-15',
    fault: 'answers as an empty log once it is closed',
    break(log) {
      let closed = false;
      return {
        close: async () => {
          closed = true;
          await log.close();
        },
        head: async () => (closed ? 0 : log.head()),
        readStream: async (stream) => (closed ? [] : log.readStream(stream)),
      };
    },
  },
  {
    rule: 'LOG-16',
    fault: 'takes an append of nothing for done',
    break: (log) => ({
      append: async (commit) => (commit.events.length === 0 ? { events: [], repeated: false } : log.append(commit)),
    }),
  },
  {
    rule: 'LOG-19',
    fault: 'is well whatever happens',
    break: () => ({ health: async () => ({ writable: true, head: 0, store: {} }) }),
  },
  {
    rule: 'LOG-19',
    fault: 'throws when it is asked how it is',
    break: (log) => ({
      async health() {
        await log.head();
        return log.health();
      },
    }),
  },
  {
    rule: 'LOG-20',
    fault: 'takes what it says that it does not take',
    break: () => ({}),
  },
];

/** A sound log with some of its methods broken. */
export function breaking(log: EventLog, broken: BrokenLog): EventLog {
  const sound = boundLog(log);
  return { ...sound, ...broken.break(sound) };
}
