import { expect, test } from 'vitest';
import {
  defineProjection,
  memoryLog,
  memoryProjections,
  openView,
  type Projection,
  type RecordedEvent,
} from '../../src/index.ts';
import { ordinance, recordAll, townHall } from '../town.ts';

const { introduce, refer, report, read, pass } = ordinance();

test('[PROJ-4] a name or version that cannot be kept is refused', () => {
  const plain = { initial: () => ({}), on() {} };
  for (const [name, version] of [
    ['', 1],
    ['Docket', 1],
    ['a b', 1],
    ['x'.repeat(64), 1],
    ['docket', 0],
    ['docket', 1.5],
    ['docket', Number.NaN],
  ] as const)
    expect(() => defineProjection({ name, version, ...plain })).toThrow(
      expect.objectContaining({ code: 'projection-invalid', details: { name, version } }),
    );
});

test('[PROJ-2] acts come in legal order, as corrected, under their names', async () => {
  const diary = defineProjection({
    name: 'diary',
    version: 1,
    initial: (measure) => ({ measure, days: [] as string[] }),
    on(doc, act) {
      doc.days.push(`${act.on} ${act.type}${act.type === 'refer' ? ` to ${act.data.to.join()}` : ''}`);
    },
  });
  const { engine, log } = await townHall({ acts: [introduce, refer, report] });
  const view = openView(diary, { log, store: memoryProjections() });
  await view.catchUp();
  await recordAll(engine, [
    { type: 'sponsor', measure: 'm1', on: '2020-01-07', change: 'add', sponsors: ['ben'] },
    {
      type: 'correct',
      measure: 'm1',
      on: '2020-06-01',
      event: 'm1-refer',
      change: { data: { to: ['streets'] } },
      reason: 'misread',
    },
    read,
  ]);
  expect(await view.get('m1', { atLeast: 'head' })).toEqual({
    measure: 'm1',
    days: [
      '2020-01-06 introduce',
      '2020-01-07 refer to streets',
      '2020-01-07 sponsor',
      '2020-01-13 report',
      '2020-01-14 read',
    ],
  });
});

test('[PROJ-2] bodies have documents of their own', async () => {
  const rosters = defineProjection({
    name: 'rosters',
    version: 1,
    of: 'body',
    initial: () => ({ members: [] as string[] }),
    on(doc, act) {
      if (act.type === 'seat') doc.members.push(act.data.member);
      if (act.type === 'vacate') return { members: doc.members.filter((member) => member !== act.data.member) };
    },
    index: ({ members }) => ({ member: members }),
  });
  const { engine, log } = await townHall({ acts: [introduce] });
  await recordAll(engine, [{ type: 'vacate', body: 'council', on: '2020-01-06', member: 'cleo' }]);
  const view = openView(rosters, { log, store: memoryProjections() });
  const { documents } = await view.find({ where: { member: 'ada' }, atLeast: 'head' });
  expect(documents).toEqual([
    { key: 'council', doc: { members: ['ada', 'ben', 'dov', 'eve'] } },
    { key: 'finance', doc: { members: ['ada'] } },
  ]);
});

test('[PROJ-3] what `initial` gives is nobody else’s', async () => {
  const shared = { seen: [] as string[] };
  const careless = defineProjection({
    name: 'careless',
    version: 1,
    initial: () => shared,
    on: (doc, act) => void doc.seen.push(act.id),
  });
  const { log } = await townHall({ acts: [introduce, ordinance('m2').introduce] });
  const view = openView(careless, { log, store: memoryProjections() });
  expect(await view.get('m2', { atLeast: 'head' })).toEqual({ seen: ['m2-introduce'] });
  expect(shared).toEqual({ seen: [] });
});

test('[PROJ-5] an event of an unknown type stops a projection in legal order', async () => {
  const { log } = await townHall({ acts: [introduce] });
  const [first] = await log.readStream('measure/m1');
  const later = { ...first, id: 'x', commandId: 'x', type: 'telepathised' } as RecordedEvent;
  await log.append({ events: [later], expect: {} });
  const acts = defineProjection({ name: 'acts', version: 1, initial: () => ({}), on() {} });
  await expect(openView(acts, { log, store: memoryProjections() }).catchUp()).rejects.toMatchObject({
    code: 'projection-failed',
    details: { event: 'x' },
    cause: { code: 'event-unknown' },
  });
});

test.each<[string, Partial<Projection>]>([
  ['a key', { keyOf: ({ position }) => (position === 3 ? fail() : 'all') }],
  ['a key that is too long', { keyOf: ({ position }) => (position === 3 ? 'é'.repeat(501) : 'all') }],
  ['a value that is too long', { index: () => ({ value: 'é'.repeat(501) }) }],
  ['an index', { index: () => fail() }],
  ['what JSON cannot say', { fold: () => ({ count: 1n }) }],
  ['nothing at all', { fold: () => undefined }],
])('[PROJ-5] [PROJ-15] %s stops it before the event that brought it', async (_, faulty) => {
  const log = memoryLog();
  await townHall({ log });
  const base = defineProjection({ name: 'base', version: 1, key: () => 'all', initial: () => ({}), on() {} });
  const store = memoryProjections();
  await openView(base, { log, store, batch: 2 }).catchUp();
  const before = await log.head();
  await store.drop(base);
  await store.save(base, { after: 0, position: 2, documents: [] });
  const view = openView({ ...base, ...faulty } as typeof base, { log, store, batch: 4 });
  await expect(view.catchUp()).rejects.toMatchObject({ code: 'projection-failed', details: { position: 3 } });
  expect(await store.checkpoint(base)).toBe(2);
  expect(await log.head()).toBe(before);
});

test('[PROJ-15] keys and values are found whatever they hold', async () => {
  const odd = ['', ' ', 'é', '🗳️', '\ud83c', '\u0000', '\u007f', '"', '\\', 'a\nb', '%_', "'; --"];
  const log = memoryLog();
  for (const [n, id] of odd.entries()) {
    await log.append({
      events: [
        {
          id: `e${n}`,
          commandId: `e${n}`,
          actId: `e${n}`,
          stream: `measure/${id}`,
          type: 'introduced',
          schema: 1,
          on: introduce.on as RecordedEvent['on'],
          at: '2024-01-01T00:00:00.000Z',
          basis: 'recorded',
          data: { kind: 'ordinance' },
          law: { procedure: { id: 'none', edition: 'none', version: '1' }, rulings: [] },
        },
      ],
      expect: {},
    });
  }
  const byId = defineProjection({
    name: 'by-id',
    version: 1,
    initial: (id) => ({ id }),
    on() {},
    index: ({ id }) => ({ id }),
  });
  const view = openView(byId, { log, store: memoryProjections() });
  await view.catchUp();
  for (const id of odd) {
    expect(await view.get(id)).toEqual({ id });
    expect((await view.find({ where: { id } })).documents).toEqual([{ key: id, doc: { id } }]);
  }
  expect(new Set((await view.find({ order: 'id' })).documents.map(({ value }) => value))).toEqual(new Set(odd));
});

test('[PROJ-11] pages follow each other without a gap', async () => {
  const { log } = await townHall({ acts: [introduce, refer, report, read, pass] });
  const byEvent = defineProjection({
    name: 'by-event',
    version: 1,
    key: ({ id }) => id,
    initial: (_, { type }) => ({ type }),
    on() {},
    index: ({ type }) => ({ type }),
  });
  const view = openView(byEvent, { log, store: memoryProjections() });
  await view.catchUp();
  const all = await view.find({ order: 'type' });
  expect(all.next).toBeUndefined();
  expect(all.documents).toHaveLength(await log.head());
  for (const limit of [1, 2, 3, 12]) {
    const seen: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await view.find({ order: 'type', limit, after });
      expect(page.documents.length).toBeLessThanOrEqual(limit);
      seen.push(...page.documents);
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(all.documents);
  }
});

test('[PROJ-11] a page that cannot be asked for is a fault', async () => {
  const view = openView(defineProjection({ name: 'none', version: 1, initial: () => ({}), on() {} }), {
    log: memoryLog(),
    store: memoryProjections(),
  });
  await view.catchUp();
  for (const query of [{ limit: 0 }, { limit: 1_001 }, { limit: 1.5 }, { after: 'there' }, { after: '[1,2]' }])
    await expect(view.find(query)).rejects.toMatchObject({ code: 'query-invalid' });
});

function fail(): never {
  throw new Error('poisoned');
}
