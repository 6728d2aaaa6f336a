import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/index.ts';
import { ordinance, townHall, voteOn } from '../town.ts';

const acts = Object.values(ordinance()).slice(0, 4);
/** An act without an id of its own, so that it is never the same again. */
const nameless = <Act extends { readonly commandId: string }>({ commandId: _, ...act }: Act) => act;
const introduce = nameless(ordinance().introduce);
const refer = nameless(ordinance().refer);
const report = nameless(ordinance().report);
/** How many of one thing a command holds: few, many, and absurdly many. */
const many = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(999, 1_000, 1_001, 60_000));
const name = fc.constantFrom('a', 'ada', 'zoe', '', 'Ann A.', 'n'.repeat(150), '\u202Ex', 'k'.repeat(300));
/** A list of one name many times, or of as many names. */
const names = fc
  .tuple(many, name, fc.boolean())
  .map(([count, each, apart]) => Array.from({ length: count }, (_, index) => (apart ? `${each}${index}` : each)));
const long = fc
  .tuple(fc.constantFrom('x', ' ', 'ß', '\uD800', '🚧'), fc.constantFrom(0, 1, 400, 6_000, 20_001, 200_000))
  .map(([character, count]) => character.repeat(count));
const deep = fc
  .tuple(fc.constantFrom(1, 5, 19, 21, 2_000), fc.constantFrom('k', 'k'.repeat(190), 'k'.repeat(300)))
  .map(([depth, key]) => Array.from({ length: depth }).reduce((inner) => ({ [key]: inner }), 'x' as unknown));
const keys = fc
  .tuple(many, fc.constantFrom('k', 'k'.repeat(190), 'k'.repeat(300)))
  .map(([count, key]) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${key}${index}`, index])));
const anything = fc.oneof(names, long, deep, keys);

const on = '2020-01-15';
const vote = { ...voteOn('passage', 3), measure: 'm1', on };
const oversized = fc.oneof(
  fc.record({ classes: names, sponsors: names, title: long }).map((more) => ({ ...introduce, measure: 'm2', ...more })),
  fc.tuple(fc.constantFrom(introduce, refer, report), keys).map(([act, more]) => ({ ...more, ...act, measure: 'm2' })),
  fc
    .tuple(fc.constantFrom('classes', 'sponsors', 'text', 'by', 'source', 'on', 'type', 'measure'), anything)
    .map(([key, value]) => ({ ...introduce, measure: 'm2', [key]: value })),
  fc.record({ ayes: names, nays: names, absent: names }).map((roll) => ({
    ...vote,
    method: { kind: 'roll-call', ...roll },
  })),
  fc.tuple(names, long).map(([covers, rule]) => ({ ...vote, question: { kind: 'waiver', rule, covers } })),
  anything.map((data) => ({
    type: 'correct',
    measure: 'm1',
    on,
    event: 'm1-introduce',
    change: { data },
    reason: 'misread',
  })),
  fc.tuple(names, names).map(([present, absent]) => ({
    type: 'convene',
    body: 'council',
    on,
    meeting: 'a',
    present,
    absent,
  })),
  anything,
);

/** The length of the longest list anywhere in a value. */
function longestListIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Math.max(own, ...Object.values(value).map(longestListIn));
}

describe('the answer to a command that is refused', () => {
  test('[ACT-10] is small, whatever was sent, and no list in it grows with what was sent', async () => {
    const { engine } = await townHall({ acts });
    await fc.assert(
      fc.asyncProperty(oversized, async (input) => {
        const explained = await engine.explain(input as Command);
        if (explained.ok) return;
        expect(JSON.stringify(explained.rejections).length).toBeLessThan(4_000);
        expect(longestListIn(explained.rejections)).toBeLessThanOrEqual(21);
        const result = await engine.execute(input as Command);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result).length).toBeLessThan(4_000);
        expect(longestListIn(result)).toBeLessThanOrEqual(21);
      }),
      { numRuns: 200 },
    );
  });

  test('[ACT-10] tells the first twenty reasons, and how many more there are', async () => {
    const { engine } = await townHall({ acts: acts.slice(0, 1) });
    const colours = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`c${index}`, 1]));
    const result = await engine.execute({ ...refer, ...colours } as Command);
    const rejections = result.ok ? [] : result.rejections;
    const told = rejections.slice(0, -1);
    expect(told.map(({ path }) => path)).toEqual(told.map((_, index) => [`c${index}`]));
    expect(told.length).toBeLessThanOrEqual(20);
    expect(rejections.at(-1)).toMatchObject({
      path: [],
      message: `and ${300 - told.length} more places that are wrong`,
    });
  });

  test('[ACT-10] tells reasons of law in the same way', async () => {
    const { engine } = await townHall();
    const classes = Array.from({ length: 90 }, (_, index) => `class-${index}`);
    const result = await engine.execute({ ...introduce, classes } as Command);
    const rejections = result.ok ? [] : result.rejections;
    expect(rejections).toHaveLength(1);
    expect(rejections[0]).toMatchObject({
      rule: 'MEASURE-3',
      message: expect.stringContaining('class-9 and 80 more;'),
    });
  });

  test('[ACT-10] shows the first of many strangers on a roll, and what is recorded is all of them', async () => {
    const { engine } = await townHall({ acts });
    const strangers = Array.from({ length: 40 }, (_, index) => `${'n'.repeat(150)}${index}`);
    const named = { ...vote, method: { kind: 'roll-call', ayes: strangers, nays: strangers } } as Command;
    const refused = await engine.execute(named);
    expect(refused).toMatchObject({ ok: false, rejections: [{ rule: 'roll' }] });
    expect(JSON.stringify(refused).length).toBeLessThan(4_000);
    const recorded = await engine.execute({ ...named, announced: 'lost' } as Command, { onRecord: true });
    const roll = recorded.ok ? recorded.event.law.rulings.find(({ rule }) => rule === 'roll') : undefined;
    expect(roll?.numbers?.twice).toHaveLength(40);
  });

  test('[ACT-10] a list that names members twice is told in one complaint, with the first of them', async () => {
    const { engine } = await townHall();
    const classes = Array.from({ length: 100 }, (_, index) => `s${index % 50}`);
    const result = await engine.execute({ ...introduce, classes } as Command);
    expect(result).toMatchObject({
      ok: false,
      rejections: [{ message: 'names more than once: s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 40 more' }],
    });
  });
});
