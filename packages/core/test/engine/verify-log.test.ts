import { expect, test } from 'vitest';
import { type Defect, type EventLog, type RecordedEvent, verifyLog } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

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
  expect(await verifyLog(giving(events), { onProgress: (read) => told.push(read) })).toEqual({
    events: events.length,
    streams: 4,
    commands: events.length,
    defects: [],
  });
  expect(told).toEqual([events.length]);
});

const at = (index: number, change: (event: RecordedEvent) => Partial<RecordedEvent>) => (events: RecordedEvent[]) =>
  events.map((event, place) => (place === index ? { ...event, ...change(event) } : event));

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
  [
    'a correction of nothing',
    'CORRECT-1',
    16,
    (events) => at(events.length - 1, ({ data }) => ({ data: { ...data, event: 'gone' } }))(events),
  ],
])('[LOG-18] finds %s', async (_, rule, position, change) => {
  const { defects } = await verifyLog(giving(change(await townEvents())));
  expect(defects).toContainEqual(expect.objectContaining({ rule, position }));
});

test('[LOG-18] finds that a log counts more events than it gives', async () => {
  const events = await townEvents();
  const { defects } = await verifyLog(giving(events, events.length + 2));
  expect(defects).toEqual([expect.objectContaining({ rule: 'LOG-1', position: events.length + 1 })]);
});
