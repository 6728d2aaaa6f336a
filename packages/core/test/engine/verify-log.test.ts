import { expect, test } from 'vitest';
import {
  type Defect,
  type EventLog,
  type LegalDate,
  type RecordedEvent,
  type StreamId,
  verifyLog,
} from '../../src/index.ts';
import { ordinance, recordAll, townHall } from '../town.ts';

/** The events of a town's log, with a correction and what it revises. */
async function townEvents(): Promise<RecordedEvent[]> {
  const { engine, log } = await townHall({ acts: Object.values(ordinance()) });
  await engine.execute({ type: 'vacate', body: 'council', on: '2020-01-10', member: 'eve' });
  await engine.execute({
    type: 'correct',
    measure: 'm1',
    on: '2020-03-01',
    event: 'm1-sign',
    change: { on: '2020-01-17' },
    reason: 'misread',
    commandId: 'm1-fix',
  });
  const events: RecordedEvent[] = [];
  for await (const event of log.read()) events.push(event);
  return events;
}

/** A log that gives just these events. */
const giving = (events: readonly RecordedEvent[], head = events.length) =>
  ({
    head: async () => head,
    read: async function* () {
      yield* events;
    },
  }) as unknown as EventLog;

test('[LOG-18] a sound log has no defect, and is counted', async () => {
  const events = await townEvents();
  const told: number[] = [];
  expect(await verifyLog(giving(events), { uses: [], onProgress: (read) => told.push(read) })).toEqual({
    events: events.length,
    streams: 4,
    commands: events.length,
    defects: [],
    unread: [],
    unreadCount: 0,
  });
  expect(told).toEqual([events.length]);
});

const at = (index: number, change: (event: RecordedEvent) => Partial<RecordedEvent>) => (events: RecordedEvent[]) =>
  events.map((event, place) => (place === index ? { ...event, ...change(event) } : event));

/** Records corrections behind what is on record, whatever they say. */
const correcting =
  (...changes: readonly [event: string, change: object][]) =>
  (events: RecordedEvent[]) => {
    const last = events.at(-1) as RecordedEvent;
    const more = changes.map(([event, change], index): RecordedEvent => {
      const id = `more-${index}`;
      const place = { position: last.position + index + 1, version: last.version + index + 1 };
      return { ...last, ...place, id, commandId: id, data: { event, change, reason: 'misread' } };
    });
    return [...events, ...more];
  };

test('[LOG-18] acts that were put before others, and corrected more than once, are no defect', async () => {
  const { engine, log } = await townHall({ acts: Object.values(ordinance()) });
  const act = { measure: 'm1', reason: 'misread', type: 'correct', on: '2020-03-01' } as const;
  await recordAll(engine, [
    { ...act, event: 'm1-read', change: { on: '2020-01-15' } },
    { ...act, event: 'm1-read', change: { before: 'm1-pass' } },
    { type: 'sponsor', measure: 'm1', on: '2020-01-15', before: 'm1-read', change: 'add', sponsors: ['ben'] },
    { ...act, event: 'm1-read', change: { strike: true } },
    { type: 'seat', body: 'council', on: '2000-01-02', historical: true, member: 'fay', voting: false },
    { type: 'vacate', body: 'council', on: '2020-01-10', member: 'eve' },
  ]);
  expect((await verifyLog(log, { uses: [] })).defects).toEqual([]);
});

test.each<[string, Defect['rule'], number, (events: RecordedEvent[]) => RecordedEvent[]]>([
  ['a position twice', 'LOG-1', 3, at(3, () => ({ position: 3 }))],
  ['an event that is gone', 'LOG-1', 5, (events) => events.filter((_, index) => index !== 3)],
  [
    'two events that changed places',
    'LOG-1',
    5,
    (events) => [...events.slice(0, 3), ...events.slice(3, 5).reverse(), ...events.slice(5)],
  ],
  ['a version that was skipped', 'LOG-2', 4, at(3, ({ version }) => ({ version: version + 1 }))],
  ['an earlier instant', 'LOG-11', 4, at(3, () => ({ at: '2001-01-01T00:00:00.000Z' }))],
  ['an id twice', 'LOG-16', 4, (events) => at(3, () => ({ id: events[0]?.id ?? '' }))(events)],
  ['a command in two pieces', 'LOG-8', 4, (events) => at(3, () => ({ commandId: events[0]?.commandId ?? '' }))(events)],
  ['a type that nobody knows', 'REPLAY-3', 4, at(3, () => ({ type: 'blessed' }))],
  ['a schema of later times', 'REPLAY-3', 4, at(3, () => ({ schema: 99 }))],
  ['a schema of no time', 'REPLAY-3', 4, at(3, () => ({ schema: 0 }))],
  ['an instant that is none', 'LOG-11', 4, at(3, () => ({ at: 'soon' }))],
  ['a day that does not exist', 'CAL-1', 4, at(3, () => ({ on: '2020-02-31' as LegalDate }))],
  ['an event without a law', 'PROC-2', 4, at(3, () => ({ law: undefined as never }))],
  ['a law without a procedure', 'PROC-2', 4, at(3, ({ law }) => ({ law: { ...law, procedure: {} as never } }))],
  ['an act without what it says', 'ACT-1', 12, at(11, () => ({ data: {} }))],
  ['an act without data', 'ACT-1', 12, at(11, () => ({ data: undefined as never }))],
  ['an act on a stream of another kind', 'ACT-1', 12, at(11, () => ({ stream: 'body/council' }))],
  ['an act on a stream of no kind', 'ACT-1', 12, at(11, () => ({ stream: 'constructor/m1' as StreamId }))],
  ['an act put before nothing', 'LATE-4', 12, at(11, () => ({ before: 'nowhere' }))],
  ['an act put before one of another day', 'LATE-4', 12, at(11, () => ({ before: 'm1-read' }))],
  ['a correction that changes nothing', 'ACT-1', 16, at(15, () => ({ data: { event: 'm1-sign' } }))],
  ['a correction of a correction', 'CORRECT-1', 17, correcting(['m1-fix', { strike: true }])],
  [
    'a correction of a struck act',
    'CORRECT-1',
    18,
    correcting(['m1-read', { strike: true }], ['m1-read', { by: null }]),
  ],
  ['a correction to before nothing', 'LATE-4', 17, correcting(['m1-read', { before: 'nowhere' }])],
  [
    'an act put before one that was moved',
    'LATE-4',
    18,
    correcting(['m1-read', { on: '2020-01-15' }], ['m1-read', { before: 'm1-sign' }]),
  ],
  [
    'a correction of nothing',
    'CORRECT-1',
    16,
    (events) => at(events.length - 1, ({ data }) => ({ data: { ...data, event: 'gone' } }))(events),
  ],
])('[LOG-18] finds %s', async (_, rule, position, change) => {
  const { defects } = await verifyLog(giving(change(await townEvents())), { uses: [] });
  expect(defects).toContainEqual(expect.objectContaining({ rule, position }));
});

test('[LOG-18] finds that a log counts more events than it gives', async () => {
  const events = await townEvents();
  const { defects } = await verifyLog(giving(events, events.length + 2), { uses: [] });
  expect(defects).toEqual([expect.objectContaining({ rule: 'LOG-1', position: events.length + 1 })]);
});
