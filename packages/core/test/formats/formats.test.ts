import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  canonicalJson,
  chronologyOf,
  type Definitions,
  definitionsOf,
  type EventLog,
  memoryLog,
  type RecordedEvent,
  type Recording,
  replay,
  replayBody,
  verifyLog,
} from '../../src/index.ts';
import { upcastEvent, upcastStream } from '../../src/procedure/upcast.ts';
import { formatsOf } from '../../src/vocabulary/formats.ts';
import { everyAct } from './every-act.ts';

const folder = new URL('./', import.meta.url);
const own = definitionsOf([]);
/** The format in which acts are recorded now. */
const present = own.formatsOf({ type: 'introduced' })?.present ?? 0;
/** The logs of this library and of every one before it: `format-1.jsonl` and on. */
const fixtures = readdirSync(folder).filter((name) => /^format-\d+\.jsonl$/.test(name));

async function all(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.read()) events.push(event);
  return events;
}

function recordedIn(fixture: string): RecordedEvent[] {
  const lines = readFileSync(new URL(fixture, folder), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedEvent);
}

/** A log on which the events of a fixture are. */
async function logOf(events: readonly RecordedEvent[]): Promise<EventLog> {
  const log = memoryLog();
  for (const { position, version, ...event } of events) await log.append({ events: [event], expect: {} });
  return log;
}

// A difference here is a change of the format: enter it in src/own-vocabulary.ts, and keep the old file as it is.
test('[FORMAT-1] every act is recorded as the fixture of the present format has it', async () => {
  const events = await all(await everyAct());
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set([...own.acts.map(({ event }) => event), 'corrected', 'reassessed']),
  );
  const lines = events.map((event) => `${canonicalJson(event)}\n`).join('');
  await expect(lines).toMatchFileSnapshot(`format-${present}.jsonl`);
});

test('[FORMAT-2] there is a fixture of every format', () => {
  const all = Array.from({ length: present }, (_, index) => `format-${index + 1}.jsonl`);
  expect(fixtures.toSorted()).toEqual(all.toSorted());
});

test.each(fixtures)('[FORMAT-2] %s reads as what was recorded', async (fixture) => {
  const events = recordedIn(fixture);
  const log = await logOf(events);
  expect((await verifyLog(log, { uses: [] })).defects).toEqual([]);
  const [measure, council] = [await log.readStream('measure/m1'), await log.readStream('body/council')];
  for (const { type, data } of [...chronologyOf(measure, []), ...chronologyOf(council, [])])
    expect(own.actOfEvent({ type })?.data.parse(data), type).toEqual(data);
  const { stage, facts, version } = replay(measure, []);
  const read = { stage, version, facts, council: replayBody(council, []) };
  // What was recorded once is never to be read otherwise: this file, unlike the fixture, may gain what is new.
  await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(fixture.replace('.jsonl', '.read.json'));
});

/** Made up: once a referral named one committee, then it named a list, and later the list was called `to`. */
const madeUpFormats = formatsOf([
  { referred: ({ committee, ...rest }) => ({ ...rest, committees: [committee] }) },
  { referred: ({ committees, ...rest }) => ({ ...rest, to: committees }) },
]);

/** This library, as though its acts were recorded in those formats. */
const madeUp: Definitions = {
  ...own,
  formatsOf: () => madeUpFormats,
  actOfEvent: (event) => recordedSo(own.actOfEvent(event)),
  commandable: (type) => recordedSo(own.commandable(type)),
};

function recordedSo(act: Recording | undefined): Recording | undefined {
  return act && { ...act, formats: madeUpFormats };
}

const at = (n: number, event: Partial<RecordedEvent>): RecordedEvent => ({
  id: `e${n}`,
  stream: 'measure/m1',
  type: 'introduced',
  schema: 1,
  on: '2020-01-06' as never,
  at: '2020-01-06T12:00:00.000Z',
  basis: 'recorded',
  actId: `e${n}`,
  commandId: `e${n}`,
  data: {},
  law: { procedure: { id: 'p', edition: 'e', version: '1' }, rulings: [], stage: 'committee' },
  position: n,
  version: n,
  ...event,
});
const corrected = (n: number, schema: number, change: object) =>
  at(n, { type: 'corrected', schema, data: { event: 'e1', change, reason: 'misread' } });

/** A stream brought up to the made-up present, then read by this library as though that were its own. */
const read = (...events: RecordedEvent[]) =>
  chronologyOf(
    upcastStream(events, madeUp).map((event) => ({ ...event, schema: present })),
    [],
  );

test('[FORMAT-3] what is of an older format is read as of the present one, step by step', () => {
  const present = { to: ['finance'] };
  const first = at(1, { type: 'referred', schema: 1, data: { committee: 'finance' } });
  const second = at(1, { type: 'referred', schema: 2, data: { committees: ['finance'] } });
  const third = at(1, { type: 'referred', schema: 3, data: present });
  for (const event of [first, second, third]) {
    expect(upcastEvent(event, madeUp)).toEqual({ ...event, schema: 3, data: present });
    expect(read(event).map(({ data }) => data)).toEqual([present]);
  }
  expect(first.data).toEqual({ committee: 'finance' });
});

test('[FORMAT-3] an act that no format changed stays as it is', () => {
  const event = at(1, { type: 'held', data: { until: 'indefinite' } });
  expect(upcastEvent(event, madeUp).data).toBe(event.data);
});

test('[FORMAT-3] where nothing is older, nothing is made anew', () => {
  const events = [at(1, { schema: 3 }), corrected(2, 3, { on: '2020-01-07' })];
  expect(upcastStream(events, madeUp)).toBe(events);
});

test.each([
  ['of the first format', 1, { committee: 'parks' }],
  ['of the second', 2, { committees: ['parks'] }],
  ['of the present', 3, { to: ['parks'] }],
])('[FORMAT-4] a correction %s says of an act of the first what it said', (_, schema, data) => {
  const referred = at(1, { type: 'referred', data: { committee: 'finance', mode: 'all' } });
  expect(read(referred, corrected(2, schema, { data })).map(({ data }) => data)).toEqual([
    { mode: 'all', to: ['parks'] },
  ]);
});

test('[FORMAT-4] a correction of what was corrected rests on what was said last', () => {
  const referred = at(1, { type: 'referred', data: { committee: 'finance' } });
  const [act] = read(
    referred,
    corrected(2, 1, { data: { mode: 'all' } }),
    corrected(3, 2, { data: { committees: ['parks', 'zoos'] } }),
  );
  expect(act?.data).toEqual({ mode: 'all', to: ['parks', 'zoos'] });
});

test('[FORMAT-4] a correction may say that it was another act, in the format of its time', () => {
  const [act] = read(at(1, {}), corrected(2, 1, { act: 'refer', data: { committee: 'finance' } }));
  expect(act).toMatchObject({ type: 'referred', data: { to: ['finance'] } });
});

test('[FORMAT-4] a strike, and a correction of the day alone, stay as they are', () => {
  const referred = at(1, { type: 'referred', data: { committee: 'finance' } });
  expect(read(referred, corrected(2, 1, { strike: true }))).toEqual([]);
  expect(read(referred, corrected(2, 1, { on: '2020-01-05' }))).toMatchObject([
    { on: '2020-01-05', data: { to: ['finance'] } },
  ]);
});
