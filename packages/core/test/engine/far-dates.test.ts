import { describe, expect, test } from 'vitest';
import { addDays, type Command, createEngine, type LegalDate, memoryLog } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, recordAll, refusedBy, roster, townHall } from '../town.ts';

const { introduce, refer } = ordinance();
const introducedOn = (on: string, more: object = {}): Command => ({ ...introduce, on, ...more }) as Command;

/** An engine whose clock stands still. */
function at(instant: string) {
  return createEngine({ log: memoryLog(), procedures: [springfield], clock: () => instant });
}

describe('how far the legal date of an act may lie from the instant at which it is recorded', () => {
  test.each([
    ['2014-06-15', []],
    ['2014-06-14', ['TIME-1']],
    ['2026-06-15', []],
    ['2026-06-16', ['TIME-1']],
    ['0000-01-01', ['TIME-1']],
    ['9999-12-31', ['TIME-1']],
  ])('[TIME-1] ten years before and two after: %s', async (on, rules) => {
    expect(await refusedBy(at('2024-06-15T12:00:00.000Z'), introducedOn(on))).toEqual(rules);
  });

  test('[TIME-1] the refusal says between which days, and what a historical act says', async () => {
    const engine = at('2024-06-15T12:00:00.000Z');
    expect(await engine.execute(introducedOn('1999-01-01'))).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'contradiction',
          rule: 'TIME-1',
          path: ['on'],
          message:
            '1999-01-01 is not between 2014-06-15 and 2026-06-15; `historical: true` says that the act lies so far back',
        },
      ],
    });
    expect(await engine.execute(introducedOn('2199-01-01'))).toMatchObject({
      ok: false,
      rejections: [{ rule: 'TIME-1', message: '2199-01-01 is not between 2014-06-15 and 2026-06-15' }],
    });
  });

  test.each([
    ['the command says that it is historical', { historical: true }, {}],
    ['others have it on record', {}, { onRecord: true }],
  ])('[TIME-1] it may lie further back where %s, and no further ahead', async (_, said, options) => {
    const engine = at('2024-06-15T12:00:00.000Z');
    for (const [on, ok] of [
      ['1871-03-01', true],
      ['1600-01-01', true],
      ['1599-12-31', false],
      ['2026-06-16', false],
    ] as const)
      expect(
        await engine.execute(introducedOn(on, { ...said, measure: `m${on}`, commandId: on }), options),
      ).toMatchObject({ ok });
  });

  test('[TIME-1] what was said of a historical act is not recorded, so that its command again is the same', async () => {
    const engine = at('2024-06-15T12:00:00.000Z');
    const first = await engine.execute(introducedOn('1871-03-01', { historical: true }));
    expect(first.ok && first.event).not.toHaveProperty('historical');
    expect(first.ok && first.event.data).not.toHaveProperty('historical');
    expect(await engine.execute(introducedOn('1871-03-01'))).toMatchObject({ ok: true, repeated: true });
  });

  test('[TIME-1] an act of a body is held to it too, and a day to which an act is corrected', async () => {
    const engine = at('2024-06-15T12:00:00.000Z');
    const seat: Command = { type: 'seat', body: 'council', on: '2000-01-03', member: 'ada' };
    expect(await refusedBy(engine, seat)).toEqual(['TIME-1']);
    expect(await refusedBy(engine, { ...seat, historical: true })).toEqual([]);
    await recordAll(engine, [introduce]);
    const correction = {
      type: 'correct',
      measure: 'm1',
      on: '2024-06-01',
      event: 'm1-introduce',
      reason: 'x',
    } as const;
    expect(await engine.execute({ ...correction, change: { on: '1920-01-06' } })).toMatchObject({
      ok: false,
      rejections: [{ rule: 'TIME-1', path: ['change', 'on'] }],
    });
    expect(await refusedBy(engine, { ...correction, change: { on: '1920-01-06' }, historical: true })).toEqual([]);
  });

  test('[TIME-1] a correction is of its own day too', async () => {
    const engine = at('2024-06-15T12:00:00.000Z');
    await recordAll(engine, [introduce]);
    const correction: Command = {
      type: 'correct',
      measure: 'm1',
      on: '1999-06-01',
      event: 'm1-introduce',
      change: { data: { title: 'Holes' } },
      reason: 'misread',
    };
    expect(await refusedBy(engine, correction)).toEqual(['TIME-1']);
  });

  test('[TIME-1] what the law does itself lies where the facts put it', async () => {
    const { log } = await townHall({ acts: [introduce, refer] });
    const later = createEngine({ log, procedures: [springfield], clock: () => '2060-01-01T12:00:00.000Z' });
    const lapse: Command = { type: 'lapse', measure: 'm1', on: '2021-01-04' };
    expect(await refusedBy(later, lapse)).toEqual([]);
    expect((await later.measure('m1'))?.stage).toBe('expired');
  });

  test('[TIME-1] [ENGINE-5] explain says it, and what the rules make of the act all the same', async () => {
    const engine = at('2040-01-01T12:00:00.000Z');
    const explained = await engine.explain(introduce);
    expect(explained).toMatchObject({ ok: false, rejections: [{ rule: 'TIME-1' }], stage: 'introduced' });
    expect(explained.rulings.map(({ rule }) => rule)).toEqual(['introducer']);
  });

  test('[TIME-1] a leap day and the end of the calendar have their bounds', async () => {
    const leap = await at('2024-02-29T12:00:00.000Z').execute(introducedOn('1999-01-01'));
    expect(leap).toMatchObject({
      rejections: [{ message: expect.stringContaining('between 2014-02-28 and 2026-02-28') }],
    });
    expect(await refusedBy(at('9999-06-01T12:00:00.000Z'), introducedOn('9999-12-31'))).toEqual([]);
  });

  test('[TIME-1] [ENGINE-1] in a batch the act is refused by its place', async () => {
    const engine = at('2024-06-15T12:00:00.000Z');
    expect(
      await engine.executeAll([
        ...roster,
        introducedOn('1999-01-01'),
        { ...refer, on: addDays('1999-01-01' as LegalDate, 1) },
      ]),
    ).toMatchObject({ ok: false, refusals: [{ index: roster.length, rejections: [{ rule: 'TIME-1' }] }] });
  });
});
