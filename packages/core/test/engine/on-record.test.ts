import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnyAct,
  audit,
  type BodyFacts,
  bodiesOf,
  type Command,
  createEngine,
  definitionsOf,
  replay,
} from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, townHall, voteOn } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const onRecord = { onRecord: true };
const correct = (event: string, change: Extract<Command, { type: 'correct' }>['change']): Command => ({
  type: 'correct',
  measure: 'm1',
  on: '2021-01-04',
  event,
  change,
  reason: 'the source has it so now',
});

describe('what others have on record', () => {
  test('[ENGINE-14] it is placed and judged, in order or not, and never refused for what the law makes of it', async () => {
    const { engine } = await townHall();
    const result = await engine.executeAll(
      [introduce, { ...pass, method: { kind: 'unrecorded' }, announced: 'carried' }, sign],
      onRecord,
    );
    expect(result).toMatchObject({
      ok: true,
      results: [
        { event: { law: { stage: 'introduced' } } },
        {
          event: {
            law: {
              row: 'pass',
              stage: 'executive',
              rulings: expect.arrayContaining([expect.objectContaining({ rule: 'pass', verdict: 'fails' })]),
            },
          },
        },
        { event: { law: { stage: 'enacted' } } },
      ],
    });
  });

  test('[ENGINE-14] what the procedure has no row for, and what contradicts the record, is refused all the same', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    const print: Command = { type: 'print', measure: 'm1', on: '2020-01-07' };
    expect(await engine.execute(print, onRecord)).toMatchObject({ ok: false, rejections: [{ code: 'not-provided' }] });
    const classless: Command = { ...introduce, commandId: 'again', classes: ['royal'] };
    expect(await engine.execute(classless, onRecord)).toMatchObject({ ok: false, rejections: [{ rule: 'MEASURE-3' }] });
  });

  test('[BODY-2] [ENGINE-14] a body may have more members on it than seats, in time or late', async () => {
    const { engine } = await townHall();
    for (const [member, on] of [
      ['fay', '2020-01-06'],
      ['gus', '2019-01-07'],
    ] as const) {
      const seat: Command = { type: 'seat', body: 'council', on, member };
      expect(await engine.execute(seat)).toMatchObject({ ok: false, rejections: [{ rule: 'BODY-2' }] });
      expect(await engine.execute(seat, onRecord)).toMatchObject({ ok: true });
    }
    expect(
      await engine.execute({ type: 'seat', body: 'council', on: '2020-01-06', member: 'ada' }, onRecord),
    ).toMatchObject({
      ok: false,
      rejections: [{ rule: 'BODY-1' }],
    });
  });

  test('[ENGINE-14] without the word for it, an act is a live command', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    expect(await engine.execute(sign)).toMatchObject({ ok: false, rejections: [{ code: 'out-of-order' }] });
    expect(await engine.explain(sign, onRecord)).toMatchObject({ ok: true, stage: 'enacted' });
  });

  test('[ENGINE-14] [CORRECT-4] [LATE-4] whatever is on record, put before what and corrected to what, it reads as an audit of it does', async () => {
    const acts: readonly Command[] = [
      introduce,
      refer,
      report,
      read,
      pass,
      sign,
      { ...voteOn('override', 4), measure: 'm1', on: '2020-01-20' },
    ];
    const day = fc.integer({ min: 10, max: 13 }).map((each) => `2020-01-${each}`);
    const picked = fc.constantFrom(...acts);
    const entry = fc.record({ act: picked, on: day, before: fc.option(fc.nat(9)) });
    const change = fc.record({
      pick: fc.nat(9),
      act: fc.option(picked),
      on: fc.option(day),
      before: fc.option(fc.nat(9)),
      strike: fc.nat(4),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 9 }),
        fc.array(change, { maxLength: 4 }),
        async (entries, changes) => {
          const { engine, log } = await townHall();
          for (const [index, { act, on, before }] of entries.entries())
            await engine.execute(
              { ...act, on, commandId: `e${index}`, ...(before !== null && { before: `e${before}` }) } as Command,
              onRecord,
            );
          for (const { pick, act, on, before, strike } of changes) {
            const { type, by, ...rest } = (act ?? {}) as { type?: string; by?: unknown };
            const { measure: _m, on: _on, commandId: _c, ...data } = rest as Readonly<Record<string, unknown>>;
            const said = {
              ...(act && { act: type, by: by ?? null, data }),
              ...(on && { on }),
              ...(before !== null && { before: `e${before}` }),
            };
            await engine.execute(correct(`e${pick}`, strike === 0 ? { strike: true } : (said as never)));
          }
          const history = await engine.history('m1');
          const rosters = new Map<string, BodyFacts>();
          for (const body of ['council', 'finance', 'streets']) rosters.set(body, await engine.body(body));
          const { assessments, standing } = audit(
            springfield,
            bodiesOf(springfield, (body) => rosters.get(body)),
            history.map(
              ({ event: { id, basis }, type, on, by, data }) =>
                ({ type: definitionsOf([]).actOfEvent({ type })?.type, id, on, by, basis, data }) as AnyAct,
            ),
          );
          expect(history.map(({ stage, outcome }) => [stage, outcome])).toEqual(
            assessments.map(({ stage, act }) => [stage, act.outcome]),
          );
          expect(history.map(({ rulings }) => rulings.map(({ rule, verdict }) => [rule, verdict]))).toEqual(
            assessments.map(({ rulings }) => rulings.map(({ rule, verdict }) => [rule, verdict])),
          );
          const measure = await engine.measure('m1');
          if (history.length > 0) expect(measure).toMatchObject(standing);
          // Live, folded from the log, and to an engine that has just been made, it is the same.
          if (measure) expect(measure).toMatchObject(replay(await log.readStream('measure/m1'), []));
          expect(await createEngine({ log, procedures: [springfield] }).measure('m1')).toEqual(measure);
        },
      ),
      { numRuns: 150 },
    );
  });
});
