import { describe, expect, test } from 'vitest';
import type { Command, Engine } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

/** One referral of three measures, of which that of the second is struck by itself. */
async function referred() {
  const measures = ['m1', 'm2', 'm3'];
  const { engine, log } = await townHall({ acts: measures.map((measure) => ordinance(measure).introduce) });
  const refer = (measure: string): Command => ({ ...ordinance(measure).refer, actId: 'referral' });
  expect(await engine.executeAll(measures.map(refer))).toMatchObject({ ok: true });
  const strike = (measure: string): Command => ({
    type: 'correct',
    measure,
    on: '2020-02-01',
    event: `${measure}-refer`,
    change: { strike: true },
    reason: 'misread',
  });
  expect(await engine.execute(strike('m2'))).toMatchObject({ ok: true });
  return { engine, log, strike };
}

const fix = { act: 'referral', on: '2020-02-02', reason: 'misread', commandId: 'fix' } as const;
const toStreets = { ...fix, change: { data: { to: ['streets'] } } };
const committeesOf = async (engine: Engine, measure: string) =>
  (await engine.measure(measure))?.facts.referrals.map(({ to }) => to);

describe('an act of which one event was struck by itself', () => {
  test('[ENGINE-9] is corrected wherever it still stands', async () => {
    const { engine } = await referred();
    const corrected = await engine.correctAct(toStreets);
    expect(corrected).toMatchObject({
      ok: true,
      results: [{ event: { data: { event: 'm1-refer' } } }, { event: { data: { event: 'm3-refer' } } }],
    });
    expect(await committeesOf(engine, 'm1')).toEqual([['streets']]);
    expect(await committeesOf(engine, 'm2')).toEqual([]);
    expect(await committeesOf(engine, 'm3')).toEqual([['streets']]);
  });

  test.each([
    ['of words', toStreets],
    ['that strikes it', { ...fix, change: { strike: true as const } }],
  ])('[ENGINE-2] [ENGINE-9] a correction %s gives the first result when it comes again', async (_, correction) => {
    const { engine, log, strike } = await referred();
    const first = await engine.correctAct(correction);
    if (!('strike' in correction.change)) expect(await engine.execute(strike('m3'))).toMatchObject({ ok: true });
    const head = await log.head();
    const again = await engine.correctAct(correction);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.results.map(({ event, repeated }) => [event, repeated])).toEqual(
      first.results.map(({ event }) => [event, true]),
    );
    expect(await log.head()).toBe(head);
  });

  test('[CORRECT-1] [ENGINE-9] with all of them struck it is refused, and says so', async () => {
    const { engine, strike } = await referred();
    for (const measure of ['m1', 'm3']) await engine.execute(strike(measure));
    const message = expect.stringContaining('struck wherever it was recorded');
    expect(await engine.correctAct(toStreets)).toMatchObject({
      ok: false,
      refusals: [{ rejections: [{ rule: 'CORRECT-1', path: ['act'], message }] }],
    });
    expect(await engine.correctAct({ ...toStreets, act: 'nothing' })).toMatchObject({
      refusals: [{ rejections: [{ rule: 'CORRECT-1', message: 'no act nothing is on record' }] }],
    });
  });
});
