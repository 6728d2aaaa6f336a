import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Command, definitionsOf, memoryLog } from '../../src/index.ts';
import { ordinance, roster, townHall } from '../town.ts';

const definitions = definitionsOf([]);
const acts = definitions.acts.map(({ type }) => type);
const keys = [
  ...new Set(definitions.acts.flatMap(({ data }) => Object.keys(data.shape))),
  'on',
  'by',
  'basis',
  'source',
  'commandId',
  'procedure',
  'event',
  'change',
  'reason',
  '__proto__',
  'constructor',
];
/** Something that begins like a command and goes on like anything. */
const almostACommand = fc
  .tuple(
    fc.constantFrom(...acts, 'correct'),
    fc.constantFrom({ measure: 'm1' }, { measure: 'm2' }, { body: 'council' }, {}),
    fc.dictionary(fc.constantFrom(...keys), fc.anything(), { maxKeys: 6 }),
  )
  .map(([type, subject, rest]) => ({ type, ...subject, on: '2020-01-07', ...rest }));

test('[ACT-2] whatever is handed to the engine, it answers, and what it refuses leaves no trace', async () => {
  const log = memoryLog();
  const { engine } = await townHall({ log, acts: [ordinance().introduce] });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything({ withNullPrototype: true }), almostACommand), async (input) => {
      const head = await log.head();
      const result = await engine.execute(input as Command).catch((fault: unknown) => {
        // A procedure that the engine was not given is a fault, and well-formed.
        expect(fault).toMatchObject({ code: 'procedure-unknown' });
      });
      if (result?.ok === false) {
        expect(result.rejections).not.toEqual([]);
        expect(await log.head()).toBe(head);
      }
      expect(await engine.explain(input as Command).catch(() => ({ rulings: [] }))).toHaveProperty('rulings');
    }),
    { numRuns: 500 },
  );
  expect(await engine.measure('m1')).toBeDefined();
});

test.each<[string, () => unknown]>([
  ['nested deeper than the stack', () => Array.from({ length: 60_000 }).reduce((inner) => [inner], 'x')],
  [
    'that holds itself',
    () => {
      const ring: Record<string, unknown> = {};
      ring.ring = ring;
      return ring;
    },
  ],
  [
    'that throws when it is read',
    () => ({
      get title() {
        throw new Error('no');
      },
    }),
  ],
])('[ACT-2] facts %s are refused like any other malformed ones', async (_, facts) => {
  const { engine } = await townHall({ acts: [ordinance().introduce] });
  const data = facts() as Record<string, never>;
  const correction = { type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-introduce', reason: 'x' } as const;
  for (const change of [{ data }, { data: { title: data } }]) {
    const result = await engine.execute({ ...correction, change } as Command);
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'malformed' }] });
  }
  expect(await engine.execute({ type: 'file', measure: 'm2', on: '2020-01-01', text: data } as never)).toMatchObject({
    ok: false,
  });
});

test('[ACT-2] a batch of anything is refused, each by its place', async () => {
  const { engine } = await townHall();
  expect(await engine.executeAll([null, ordinance().introduce, 5] as unknown as Command[])).toMatchObject({
    ok: false,
    refusals: [{ index: 0 }, { index: 2 }],
  });
  expect(await engine.measure('m1')).toBeUndefined();
  expect(roster.length).toBeGreaterThan(0);
});
