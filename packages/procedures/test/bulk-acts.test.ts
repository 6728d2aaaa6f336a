import { type Command, createEngine, memoryLog } from '@statecraft/core';
import { expect, test } from 'vitest';
import { kansasCity } from '../src/kansas-city.ts';
import { roll, roster } from './act.ts';

const measures = Array.from({ length: 40 }, (_, index) => `kc-${index + 1}`);
const mayor = { id: 'seat-1', role: 'mayor' };

/** Forty measures reported out of committee; the classes of each are as told. */
async function docket(classesOf: (measure: string) => string[] = () => []) {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  const reported = measures.flatMap((measure): Command[] => [
    {
      type: 'introduce',
      measure,
      on: '2020-03-05',
      kind: 'ordinance',
      classes: classesOf(measure),
      by: { id: 'seat-2', role: 'member' },
    },
    { type: 'refer', measure, on: '2020-03-05', to: ['finance'], by: mayor },
    { type: 'report', measure, on: '2020-03-11', recommendation: 'do-pass', advanced: true },
  ]);
  expect((await engine.executeAll([...roster, ...reported])).ok).toBe(true);
  return { log, engine };
}

/** One motion that waives the readings of all forty. */
const waiver = measures.map(
  (measure): Command => ({
    type: 'vote',
    measure,
    on: '2020-03-12',
    actId: 'waiver-2020-03-12',
    question: { kind: 'waiver', rule: 'kc.readings', covers: measures },
    method: roll(12),
    announced: 'carried',
  }),
);

test('[ENGINE-1] one waiver over forty measures is one commit', async () => {
  const { log, engine } = await docket();
  const head = await log.head();
  const result = await engine.executeAll(waiver);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  expect(result.results.map(({ event }) => event.position)).toEqual(measures.map((_, index) => head + index + 1));
  expect(new Set(result.results.map(({ event }) => event.at)).size).toBe(1);
  for (const measure of measures) expect((await engine.measure(measure))?.facts.waivers).toHaveLength(1);
});

test('[ENGINE-1] [KC-3] a franchise among the forty makes the whole fail, by name, and nothing is recorded', async () => {
  const { log, engine } = await docket((measure) => (measure === 'kc-23' ? ['franchise-renewal'] : []));
  const head = await log.head();
  const result = await engine.executeAll(waiver);
  expect(result).toMatchObject({ ok: false, refusals: [{ index: 22, rejections: [{ rule: 'kc.waiver.excluded' }] }] });
  expect(waiver[22]).toMatchObject({ measure: 'kc-23' });
  expect(await log.head()).toBe(head);
});

test('[ENGINE-9] a correction of the waiver reaches all forty in one commit, and what hung on it', async () => {
  const { log, engine } = await docket();
  await engine.executeAll(waiver);
  await engine.execute({
    type: 'vote',
    measure: 'kc-7',
    on: '2020-03-12',
    question: { kind: 'passage' },
    method: roll(9),
  });
  const before = await log.head();
  const correction = {
    act: 'waiver-2020-03-12',
    on: '2020-03-19',
    reason: 'the roll had eight ayes',
    change: { data: { method: roll(8), announced: 'lost' } },
    commandId: 'correct-the-waiver',
  };
  const result = await engine.correctAct(correction);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  expect(result.results.map(({ event }) => event.stream)).toEqual(measures.map((measure) => `measure/${measure}`));
  expect(await log.head()).toBe(before + 40);
  for (const measure of measures) expect((await engine.measure(measure))?.facts.waivers).toEqual([]);
  const revised = result.results[6]?.event.law.revises?.at(-1);
  expect(revised).toMatchObject({
    stage: 'enacted',
    rulings: expect.arrayContaining([expect.objectContaining({ rule: 'kc.readings', verdict: 'fails' })]),
  });
  // As it was published, and once more: nothing new.
  const published = await engine.measure('kc-7', { at: (await log.readStream('measure/kc-7'))[4]?.at });
  expect(published?.stage).toBe('enacted');
  expect((await engine.correctAct(correction)).ok).toBe(true);
  expect(await log.head()).toBe(before + 40);
});

test('[ENGINE-9] a correction of an act that is not on record is refused', async () => {
  const { engine } = await docket();
  const result = await engine.correctAct({
    act: 'no-such-act',
    on: '2020-03-19',
    reason: 'x',
    change: { strike: true },
  });
  expect(result).toMatchObject({ ok: false, refusals: [{ rejections: [{ rule: 'CORRECT-1' }] }] });
});

test('[ENGINE-7] the deadlines of all measures come soonest first, up to a day', async () => {
  const { engine } = await docket();
  await engine.executeAll(waiver);
  const pass = (measure: string, on: string) =>
    engine.execute({ type: 'vote', measure, on, question: { kind: 'passage' }, method: roll(9) });
  await pass('kc-3', '2020-03-19');
  await pass('kc-1', '2020-03-12');
  await engine.execute({ type: 'postpone', measure: 'kc-2', on: '2020-03-12', until: '2020-03-26' });
  const days = async (until?: string) =>
    (await engine.deadlines(until ? { until } : {})).map(({ measure, when, date }) => [measure, when, date]);
  expect(await days()).toEqual([
    ['kc-1', 'on', '2020-03-22'],
    ['kc-2', 'from', '2020-03-26'],
    ['kc-3', 'on', '2020-03-29'],
  ]);
  expect(await days('2020-03-25')).toEqual([['kc-1', 'on', '2020-03-22']]);
});

test('[ENGINE-10] whyNot tells the acts that lead to a stage, and what stands against the first', async () => {
  const { engine } = await docket();
  const enacted = await engine.whyNot('kc-1', 'enacted', '2020-03-12');
  expect(enacted.way.map(({ row, to }) => [row, to])).toEqual([['kc.pass', 'enacted']]);
  expect(enacted.failing.map(({ rule }) => rule)).toEqual(['kc.readings']);
  expect((await engine.whyNot('kc-1', 'vote')).reached).toBe(true);
  const vetoed = await engine.whyNot('kc-1', 'executive.vetoed');
  expect(vetoed.way.map(({ act }) => act)).toEqual(['vote', 'veto']);
  expect(await engine.whyNot('kc-1', 'withdrawn')).toEqual({ reached: false, way: [], failing: [] });
});
