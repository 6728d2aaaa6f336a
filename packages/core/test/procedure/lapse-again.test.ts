import { describe, expect, test } from 'vitest';
import { type Command, defineProcedure, replay } from '../../src/index.ts';
import { springfieldInput } from '../springfield.ts';
import { ordinance, recordAll, refusedBy, townHall, voteOn } from '../town.ts';

const citation = { instrument: 'Springfield Charter' };
const lieOver = { kind: 'lie-over', title: 'A time', lawful: 'after', citation };

/** Springfield, where the mayor has ten days, and the council thirty from the publication of a veto. */
const timed = defineProcedure({
  ...structuredClone(springfieldInput),
  rules: [
    ...springfieldInput.rules,
    { ...lieOver, id: 'inaction', term: { days: 10 }, since: ['passage'] },
    { ...lieOver, id: 'over', term: { days: 30 }, since: ['publish'] },
  ],
  rows: [
    ...springfieldInput.rows.map((row) => (row.id === 'unsigned' ? { ...row, rules: ['inaction'] } : row)),
    { id: 'published', title: 'Published', stages: ['executive.vetoed'], act: 'publish', to: 'same', citation },
    {
      id: 'stands',
      title: 'The veto stands',
      stages: ['executive.vetoed'],
      act: 'lapse',
      rules: ['over'],
      to: 'failed',
      citation,
    },
  ],
} as never);

const { introduce, refer, report, read, pass, sign } = ordinance();
const mayor = { id: 'ada', role: 'mayor' };
const veto: Command = { type: 'veto', measure: 'm1', on: '2020-01-24', by: mayor, message: 'No.', commandId: 'veto' };
const publish: Command = { type: 'publish', measure: 'm1', on: '2020-01-27', what: 'objections' };
const override: Command = { ...voteOn('override', 5), measure: 'm1', on: '2020-02-03' };

/** A measure that nobody signed, and that became law for that. */
async function lapsed() {
  const { engine, log } = await townHall({ procedures: [timed], acts: [introduce, refer, report, read, pass] });
  expect(await engine.runDue('2020-01-31')).toMatchObject([
    { result: { ok: true, event: { type: 'lapsed', on: '2020-01-26' } } },
  ]);
  return { engine, log };
}

describe('a lapse on record, and an act in time that is entered after it', () => {
  test('[LATE-5] a veto undoes it: the measure is vetoed, and may be overridden', async () => {
    const { engine, log } = await lapsed();
    expect(await engine.execute(veto)).toMatchObject({
      ok: true,
      event: {
        law: { stage: 'executive.vetoed', revises: [{ row: 'unsigned', void: true, stage: 'executive.vetoed' }] },
      },
    });
    const measure = await engine.measure('m1');
    expect(measure).toMatchObject({ stage: 'executive.vetoed' });
    expect(measure?.facts).not.toHaveProperty('lapsedOn');
    expect(measure?.facts.dates).not.toHaveProperty('lapse');
    expect((await engine.history('m1')).at(-1)).toMatchObject({
      type: 'lapsed',
      void: true,
      rulings: [
        {
          rule: 'unsigned',
          verdict: 'fails',
          sentence: 'in order at executive; the measure is at executive.vetoed',
        },
      ],
    });
    await recordAll(engine, [publish, override]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'enacted' });
    expect(await engine.measure('m1')).toMatchObject(replay(await log.readStream('measure/m1'), []));
  });

  test('[LATE-5] a signature undoes it, and the measure is law by that', async () => {
    const { engine } = await lapsed();
    expect(await refusedBy(engine, sign)).toEqual([]);
    const measure = await engine.measure('m1');
    expect(measure?.stage).toBe('enacted');
    expect(measure?.facts).not.toHaveProperty('lapsedOn');
  });

  test('[LATE-5] once the veto is struck it stands again', async () => {
    const { engine } = await lapsed();
    const before = await engine.measure('m1');
    await recordAll(engine, [
      veto,
      { type: 'correct', measure: 'm1', on: '2020-02-01', event: 'veto', change: { strike: true }, reason: 'not his' },
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'enacted', facts: before?.facts });
    expect((await engine.history('m1')).at(-1)?.void).toBeUndefined();
  });

  test('[LATE-5] where the time had not run out by the law as it now reads, it is due on its new day', async () => {
    const { engine } = await lapsed();
    const change = { on: '2020-01-20' };
    await recordAll(engine, [
      { type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-pass', change, reason: 'misread' } as Command,
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'executive' });
    expect((await engine.runDue('2020-02-10')).map(({ due, result }) => [due.on, result.ok])).toEqual([
      ['2020-01-31', true],
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'enacted' });
  });

  test('[LATE-5] one that a source tells stays as the source has it', async () => {
    const { engine } = await townHall({ procedures: [timed], acts: [introduce, refer, report, read, pass] });
    await recordAll(engine, [
      { type: 'lapse', measure: 'm1', on: '2020-01-26', source: { title: 'The journal' } },
      veto,
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'failed' });
  });

  test('[LATE-5] under another row it stands where the record shows that its time has run out', async () => {
    const { engine } = await townHall({ procedures: [timed], acts: [introduce, refer, report, read, pass] });
    await recordAll(engine, [
      { type: 'lapse', measure: 'm1', on: '2020-03-01' },
      veto,
      { ...publish, on: '2020-01-28' },
    ]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'failed' });
    expect((await engine.history('m1')).at(-1)).toMatchObject({ rulings: [{ rule: 'over', verdict: 'holds' }] });
  });
});

describe('a time that ran out before the measure came to where it stands', () => {
  const dying = defineProcedure({
    ...structuredClone(springfieldInput),
    rules: [...springfieldInput.rules, { ...lieOver, id: 'short', term: { days: 5 }, since: ['introduce'] }],
    rows: springfieldInput.rows.map((row) => (row.id === 'expire' ? { ...row, rules: ['short'] } : row)),
  } as never);

  test('[ENGINE-13] is due on the day of the act that brought it there, and is recorded on it', async () => {
    const { engine } = await townHall({ procedures: [dying], acts: [introduce, { ...refer, on: '2020-02-03' }] });
    expect(await engine.due('2020-03-01')).toMatchObject([{ row: 'expire', on: '2020-02-03' }]);
    expect(await engine.runDue('2020-03-01')).toMatchObject([{ result: { ok: true } }]);
    expect(await engine.measure('m1')).toMatchObject({ stage: 'expired' });
    expect(await engine.due('2020-03-01')).toEqual([]);
  });

  test('[ENGINE-13] one that is taken in its own place keeps its own day, whatever came after', async () => {
    const join: Command = { type: 'sponsor', measure: 'm1', on: '2020-02-20', change: 'add', sponsors: ['eve'] };
    const { engine } = await townHall({ procedures: [dying], acts: [introduce, refer, join] });
    expect(await engine.due('2020-03-01')).toMatchObject([{ row: 'expire', on: '2020-01-12' }]);
    expect(await engine.runDue('2020-03-01')).toMatchObject([{ result: { ok: true } }]);
  });
});
