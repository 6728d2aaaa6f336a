import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Command, defineProcedure, type LegalDate, type Procedure } from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, townHall } from '../town.ts';

const { introduce, refer, report, read, sign } = ordinance();

/** Springfield with a council of thirteen, where so many pass an ordinance. */
function passingBy(votes: number, version: string, id = 'springfield'): Procedure {
  const { bodies, rules } = springfieldInput;
  return defineProcedure({
    ...structuredClone(springfieldInput),
    id,
    version,
    bodies: { ...bodies, council: { ...bodies.council, seats: 13 } },
    rules: rules.map((rule) => (rule.id === 'passage' ? { ...rule, thresholds: [{ votes }] } : rule)),
  } as never);
}

const seven = passingBy(7, '1');
const eight = passingBy(8, '2');

/** A passage by tally of thirteen. */
function passed(ayes: number, announced?: 'carried') {
  const method = { kind: 'tally', ayes, nays: 13 - ayes } as const;
  const question = { kind: 'passage' } as const;
  const said = { type: 'vote', measure: 'm1', on: '2020-01-15', commandId: 'm1-pass' } as const;
  return { ...said, question, method, ...(announced && { announced }) };
}

const way = (pass: Command): Command[] => [introduce, refer, report, read, pass, sign];
const hall = (acts: readonly Command[]) => townHall({ acts, procedures: [seven], seated: false });
const correct = (event: string, change: object): Command =>
  ({ type: 'correct', measure: 'm1', on: '2020-06-01', event, change, reason: 'misread' }) as Command;

/** What comes out otherwise, in few words. */
async function changed(acts: readonly Command[], procedure = eight) {
  const { engine } = await hall(acts);
  const { changes, stage } = await engine.reassess('m1', { procedure });
  const differing = changes.map(({ event, row, stage, outcome, rulings }) => ({
    event,
    ...Object.fromEntries(
      Object.entries({ row, stage, outcome })
        .filter(([, { before, after }]) => before !== after)
        .map(([aspect, { before, after }]) => [aspect, `${before} > ${after}`]),
    ),
    rulings: rulings.map(({ rule, before, after }) => `${rule}: ${before} > ${after}`),
  }));
  return { changes: differing, end: `${stage.before} > ${stage.after}` };
}

const defeated = {
  event: 'm1-pass',
  row: 'pass > defeat',
  stage: 'executive > failed',
  outcome: 'carried > lost',
  rulings: ['readings: holds > undefined'],
};

describe('another version of the law', () => {
  test('[AUDIT-5] where seven passed and eight are needed, the passage and what hung on it change', async () => {
    expect(await changed(way(passed(7)))).toEqual({
      changes: [
        defeated,
        {
          event: 'm1-sign',
          rulings: ['effective: holds > undetermined', 'sign: undefined > fails'],
        },
      ],
      end: 'enacted > enacted',
    });
  });

  test('[AUDIT-5] a passage with nothing behind it ends elsewhere', async () => {
    expect(await changed(way(passed(7)).slice(0, -1))).toEqual({ changes: [defeated], end: 'executive > failed' });
  });

  test('[AUDIT-5] a passage announced as carried stays carried, against the rule', async () => {
    expect(await changed(way(passed(7, 'carried')))).toEqual({
      changes: [{ event: 'm1-pass', rulings: ['passage: holds > fails'] }],
      end: 'enacted > enacted',
    });
  });

  test('[AUDIT-5] a passage that meets both is not named, whatever the numbers of its sum', async () => {
    expect(await changed(way(passed(8)))).toEqual({ changes: [], end: 'enacted > enacted' });
  });

  test('[AUDIT-5] says which law judged before and after, be it of another name', async () => {
    const { engine } = await hall(way(passed(7)));
    const { changes } = await engine.reassess('m1', { procedure: passingBy(8, '9', 'ogdenville') });
    expect(changes[0]).toMatchObject({
      type: 'voted',
      on: '2020-01-15',
      procedure: {
        before: { id: 'springfield', edition: 'new', version: '1' },
        after: { id: 'ogdenville', edition: 'new', version: '9' },
      },
    });
  });

  test('[AUDIT-5] judges by the edition of each act’s day', async () => {
    const { engine } = await hall(way(passed(7)));
    const since = (from: string) =>
      defineProcedure({ ...seven, editions: [{ id: 'old' }, { id: 'new', from }] } as never);
    expect((await engine.reassess('m1', { procedure: since('2020-01-15') })).changes).toEqual([]);
    const { changes: old } = await engine.reassess('m1', { procedure: since('2020-01-16') });
    expect(old[0]?.rulings).toEqual([
      { rule: 'readings', before: 'holds' },
      { rule: 'readings.old', after: 'holds' },
    ]);
  });
});

describe('corrections and late acts', () => {
  test('[AUDIT-5] the count as corrected is what is judged', async () => {
    const method = { kind: 'tally', ayes: 8, nays: 5 };
    const mended = [...way(passed(7)), correct('m1-pass', { data: { method } })];
    expect((await changed(mended)).changes).toEqual([]);
    const spoilt = [...way(passed(8)), correct('m1-pass', { data: { method: { ...method, ayes: 7 } } })];
    expect((await changed(spoilt)).changes.map(({ event }) => event)).toEqual(['m1-pass', 'm1-sign']);
  });

  test('[AUDIT-5] what was struck is judged no more', async () => {
    const acts = [...way(passed(7)), correct('m1-pass', { strike: true })];
    expect((await changed(acts)).changes).toEqual([]);
  });

  test('[AUDIT-5] an act entered late is judged in its legal place', async () => {
    const late: Command = { type: 'sponsor', measure: 'm1', on: '2020-01-08', change: 'add', sponsors: ['ben'] };
    expect((await changed([...way(passed(7)), late])).changes.map(({ event }) => event)).toEqual([
      'm1-pass',
      'm1-sign',
    ]);
  });
});

test('[AUDIT-5] the same law changes nothing, whatever was recorded, entered late and corrected', async () => {
  let late = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitrarySteps({ maxLength: 10 }),
      arbitrarySteps({ maxLength: 6 }),
      fc.array(fc.record({ pick: fc.nat(20), shift: fc.integer({ min: -3, max: 9 }), strike: fc.boolean() }), {
        maxLength: 3,
      }),
      async (steps, lateSteps, corrections) => {
        const { engine, log } = await townHall();
        const acts = await walk(engine, steps);
        const more = await walk(engine, lateSteps, { ids: 'late' });
        if (more.some(({ on }) => on < (acts.at(-1)?.on ?? ''))) late += 1;
        for (const { pick, shift, strike } of corrections) {
          const target = acts[pick % Math.max(1, acts.length)];
          if (!target?.commandId) continue;
          const change = strike ? { strike } : { on: addDays(target.on as LegalDate, shift) };
          await engine.execute(correct(target.commandId, change));
        }
        const events = await log.readStream('measure/m1');
        const { stage } = (await engine.measure('m1')) ?? { stage: 'unfiled' };
        expect(await engine.reassess('m1', { procedure: springfield })).toEqual({
          changes: [],
          stage: { before: stage, after: stage },
        });
        const strict = passingBy(8, '2');
        await engine.reassess('m1', { procedure: strict });
        expect(await log.readStream('measure/m1')).toEqual(events);
      },
    ),
    { numRuns: 80 },
  );
  expect(late).toBeGreaterThan(0);
});

test('[AUDIT-5] nothing is recorded, and the measure reads as before', async () => {
  const { engine, log } = await hall(way(passed(7)));
  const [head, measure] = [await log.head(), await engine.measure('m1')];
  await engine.reassess('m1', { procedure: eight });
  expect([await log.head(), await engine.measure('m1')]).toEqual([head, measure]);
});

test('[AUDIT-5] of what nothing is on record, nothing changes', async () => {
  const { engine } = await hall([]);
  expect(await engine.reassess('m1', { procedure: eight })).toEqual({
    changes: [],
    stage: { before: 'unfiled', after: 'unfiled' },
  });
});
