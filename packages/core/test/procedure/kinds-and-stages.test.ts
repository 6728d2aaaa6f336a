import { describe, expect, test } from 'vitest';
import { type Command, createEngine, lifecycleOf, memoryLog, type Procedure, readProcedure } from '../../src/index.ts';
import { recordAll, refusedBy } from '../town.ts';

const citation = { instrument: 'Charter', mark: 'confirmed' } as const;
const row = (id: string, act: string, at: string, to: string, more: object = {}) => ({
  id,
  title: id,
  stages: [at],
  act,
  to,
  citation,
  ...more,
});

/** A city whose people vote on what the council has passed, and whose appointments the council alone makes. */
const city = readProcedure({
  id: 'city',
  title: 'City',
  jurisdiction: 'City',
  zone: 'America/Chicago',
  version: '1',
  measures: ['ordinance', 'appointment'],
  kinds: { appointment: 'an appointment' },
  stages: {
    people: { phase: 'pending', title: 'Before the people' },
    adopted: { phase: 'law', title: 'Adopted by the people' },
    rejected: { phase: 'over', title: 'Rejected by the people' },
  },
  editions: [{ id: 'charter' }],
  council: 'council',
  bodies: { council: { name: 'Council', seats: 5 }, people: { name: 'The people', electorate: true } },
  rules: [
    {
      id: 'majority',
      kind: 'threshold',
      title: 'A majority',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      citation,
    },
    {
      id: 'popular',
      kind: 'threshold',
      title: 'A majority of the votes cast',
      body: 'people',
      thresholds: [{ moreThan: [1, 2], of: 'voting' }],
      citation,
    },
    {
      id: 'appointed',
      kind: 'actor',
      title: 'Appointments by the mayor',
      roles: ['mayor'],
      for: { kinds: ['appointment'] },
      citation,
    },
    { id: 'effective', kind: 'effective', title: 'Thirty days', days: [30], since: ['override'], citation },
  ],
  rows: [
    row('begin', 'introduce', 'unfiled', 'vote', { rules: ['appointed'] }),
    row('pass', 'vote', 'vote', 'people.called', {
      when: { question: 'passage', outcome: 'carried' },
      rules: ['majority'],
    }),
    row('adopt', 'vote', 'people.called', 'adopted', {
      when: { question: 'override', outcome: 'carried' },
      rules: ['popular', 'effective'],
    }),
    row('reject', 'vote', 'people.called', 'rejected', {
      when: { question: 'override', outcome: 'lost' },
      rules: ['popular'],
    }),
  ],
});

const introduce = { type: 'introduce', measure: 'm1', on: '2026-01-05', kind: 'ordinance' } as const;
const vote = (on: string, kind: 'passage' | 'override', ayes: number, nays: number, body?: string) =>
  ({
    type: 'vote',
    measure: 'm1',
    on,
    question: { kind },
    method: { kind: 'tally', ayes, nays },
    ...(body && { body }),
  }) as const;
const pass = vote('2026-01-06', 'passage', 3, 2);
const adopt = vote('2026-01-18', 'override', 90_000, 40_000, 'people');

async function hall(acts: readonly Command[] = [], procedure: Procedure = city) {
  const engine = createEngine({
    log: memoryLog(),
    procedures: [procedure],
    clock: () => '2026-02-01T12:00:00.000Z',
  });
  await recordAll(engine, acts);
  return engine;
}
const withCity = (change: object) => () => readProcedure({ ...city, ...change });

describe('kinds of measure', () => {
  test('[PROC-7] a procedure governs kinds that it lists with their words', async () => {
    const engine = await hall();
    const appointment = { ...introduce, kind: 'appointment', by: { id: 'mo', role: 'member' } };
    expect(await refusedBy(engine, appointment)).toEqual(['appointed']);
    expect(await refusedBy(engine, { ...appointment, by: { id: 'mo', role: 'mayor' } })).toEqual([]);
    expect((await engine.measure('m1'))?.facts.kind).toBe('appointment');
  });

  test('[PROC-7] [MEASURE-1] one that it does not list is refused, and cannot be said by a correction', async () => {
    const engine = await hall([{ ...introduce, commandId: 'begin' }]);
    expect(await engine.execute({ ...introduce, measure: 'm2', kind: 'decree' })).toMatchObject({
      ok: false,
      rejections: [{ rule: 'MEASURE-1', path: ['kind'], message: 'City governs ordinance, appointment, not decree' }],
    });
    const correction = { type: 'correct', measure: 'm1', on: '2026-01-06', event: 'begin', reason: 'misread' } as const;
    expect(await refusedBy(engine, { ...correction, change: { data: { kind: 'decree' } } })).toEqual(['MEASURE-1']);
  });

  test.each<[string, object, string]>([
    [
      'governed without words',
      { measures: ['ordinance', 'appointment', 'claim'] },
      'it governs claim, and `kinds` has no words for it',
    ],
    [
      'with words and not governed',
      { measures: ['ordinance'] },
      '`kinds` has words for appointment, which it does not govern',
    ],
    [
      'that a rule is for and that is not governed',
      { measures: ['ordinance'], kinds: {} },
      'appointed is for measures of kind appointment, which it does not govern',
    ],
  ])('[PROC-1] [PROC-7] a kind %s is a contradiction', (_, change, problem) => {
    expect(withCity(change)).toThrow(problem);
  });
});

describe('stages that a procedure declares', () => {
  test('[PROC-8] a measure goes through them, and each has the phase that is declared', async () => {
    const engine = await hall([introduce, pass]);
    expect((await engine.measure('m1'))?.stage).toBe('people.called');
    await recordAll(engine, [adopt]);
    expect((await engine.measure('m1'))?.stage).toBe('adopted');
    const { phaseOf } = lifecycleOf(city, 'charter');
    expect(['unfiled', 'vote', 'people', 'people.called', 'adopted', 'rejected', 'failed'].map(phaseOf)).toEqual([
      'before',
      'pending',
      'pending',
      'pending',
      'law',
      'over',
      'over',
    ]);
  });

  test('[PROC-8] [ENGINE-7] the day on which it takes effect is set in a declared stage whose phase is law', async () => {
    const engine = await hall([introduce, pass, adopt]);
    expect(await engine.deadlines()).toMatchObject([{ rule: 'effective', when: 'on', date: '2026-02-17' }]);
    const pending = readProcedure({
      ...city,
      stages: { ...city.stages, adopted: { phase: 'pending', title: 'Adopted, to be proclaimed' } },
    });
    expect(await (await hall([introduce, pass, adopt], pending)).deadlines()).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      'that nobody declares',
      { stages: {} },
      'pass names the stage people.called, and people is neither ours nor declared in `stages`',
    ],
    [
      'that is ours already',
      { stages: { ...city.stages, vote: { phase: 'law', title: 'x' } } },
      'the stage vote is ours, and is not declared',
    ],
    ['called same', { stages: { ...city.stages, same: { phase: 'over', title: 'x' } } }, 'no stage can be called same'],
    [
      'two deep',
      { stages: { ...city.stages, 'people.late': { phase: 'over', title: 'x' } } },
      'no stage can be called people.late',
    ],
  ])('[PROC-1] [PROC-8] a stage %s is a contradiction', (_, change, problem) => {
    expect(withCity(change)).toThrow(problem);
  });
});

describe('an electorate', () => {
  test('[BODY-7] votes by tally, and its roll is not called', async () => {
    const engine = await hall([introduce, pass]);
    const named = { kind: 'roll-call', ayes: ['ada'] } as const;
    for (const options of [{}, { onRecord: true }])
      expect(await engine.execute({ ...adopt, method: named }, options)).toMatchObject({
        ok: false,
        rejections: [
          {
            code: 'contradiction',
            rule: 'BODY-7',
            path: ['method'],
            message: 'The people is an electorate, which votes by tally',
          },
        ],
      });
    const { rejections } = await engine.explain({ ...adopt, method: { kind: 'voice' }, announced: 'carried' });
    expect(rejections.map(({ rule }) => rule)).toEqual(['BODY-7']);
    const unknown = { ...adopt, method: { kind: 'unrecorded' }, announced: 'carried' } as const;
    expect(await engine.explain(unknown)).toMatchObject({ ok: true });
    expect(await engine.execute(adopt)).toMatchObject({ ok: true, event: { law: { outcome: 'carried' } } });
  });

  test('[BODY-7] has no seats: nobody is seated in it, whoever has it on record', async () => {
    const engine = await hall();
    const seat = { type: 'seat', body: 'people', on: '2026-01-05', member: 'ada' } as const;
    for (const options of [{}, { onRecord: true }])
      expect(await engine.execute(seat, options)).toMatchObject({
        ok: false,
        rejections: [{ rule: 'BODY-7', path: ['member'], message: 'The people is an electorate, which has no seats' }],
      });
    expect(await refusedBy(engine, { ...seat, body: 'council' })).toEqual([]);
  });

  test.each([
    ['seats', { name: 'The people', electorate: true, seats: 9 }, 'people is an electorate, and has seats'],
    [
      'meetings',
      { name: 'The people', electorate: true, meets: { weekdays: [7] } },
      'people is an electorate, and does not meet',
    ],
  ])('[PROC-1] [BODY-7] an electorate with %s is a contradiction', (_, people, problem) => {
    expect(withCity({ bodies: { ...city.bodies, people } })).toThrow(problem);
  });

  test.each([
    ['of its seats', [{ moreThan: [1, 2], of: 'seats' }]],
    ['of so many ayes', [{ votes: 10 }]],
    [
      'of the larger of two, one of those in office',
      [
        {
          largest: [
            { moreThan: [1, 2], of: 'voting' },
            { moreThan: [1, 2], of: 'in-office' },
          ],
        },
      ],
    ],
  ])('[PROC-1] [BODY-7] its question takes a share of the votes cast: one %s is a contradiction', (_, thresholds) => {
    const rules = city.rules.map((rule) => (rule.id === 'popular' ? { ...rule, thresholds } : rule));
    expect(withCity({ rules })).toThrow(
      'popular is a question of the electorate people, and takes a share of other than the votes cast',
    );
  });
});
