import { describe, expect, test } from 'vitest';
import { type Command, createEngine, memoryLog, type Procedure, readProcedure } from '../../src/index.ts';
import { recordAll } from '../town.ts';

const citation = { instrument: 'Gemeindeordnung', mark: 'confirmed' } as const;
const passes = { question: 'passage', outcome: 'carried' };

/** A city whose budgets go to the people, and the rest where two thirds of those voting do not agree. */
const city = readProcedure({
  id: 'city',
  title: 'City',
  jurisdiction: 'City',
  zone: 'Europe/Zurich',
  version: '1',
  measures: ['ordinance'],
  editions: [{ id: 'go' }],
  council: 'council',
  bodies: { council: { name: 'Council', seats: 9 } },
  classes: { budget: 'a budget' },
  rules: [
    {
      id: 'majority',
      kind: 'threshold',
      title: 'A majority',
      thresholds: [{ moreThan: [1, 2], of: 'voting' }],
      citation,
    },
    { id: 'obligatory', kind: 'reserved', title: 'To the people in any case', classes: ['budget'], citation },
    {
      id: 'agreed',
      kind: 'threshold',
      title: 'Two thirds of those voting',
      thresholds: [{ atLeast: [2, 3], of: 'voting' }],
      citation,
    },
  ],
  rows: [
    { id: 'begin', title: 'Introduced', stages: ['unfiled'], act: 'introduce', to: 'vote', citation },
    {
      id: 'to-people',
      title: 'To the people',
      stages: ['vote'],
      act: 'vote',
      when: { ...passes, obligatory: 'holds' },
      rules: ['majority'],
      to: 'executive.people',
      citation,
    },
    {
      id: 'final',
      title: 'Final',
      stages: ['vote'],
      act: 'vote',
      when: { ...passes, obligatory: 'fails', agreed: 'holds' },
      rules: ['majority'],
      to: 'enacted',
      citation,
    },
    {
      id: 'optional',
      title: 'Open to a referendum',
      stages: ['vote'],
      act: 'vote',
      when: { ...passes, obligatory: 'fails', agreed: 'fails' },
      rules: ['majority'],
      to: 'executive.open',
      citation,
    },
  ],
});

const introduce = (classes?: readonly string[]): Command => ({
  type: 'introduce',
  measure: 'm1',
  on: '2026-01-05',
  kind: 'ordinance',
  ...(classes && { classes: [...classes] }),
});
const vote = (ayes: number, nays: number): Command => ({
  type: 'vote',
  measure: 'm1',
  on: '2026-01-06',
  question: { kind: 'passage' },
  method: { kind: 'tally', ayes, nays },
});

async function hall(acts: readonly Command[], procedure: Procedure = city) {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [procedure], clock: () => '2026-02-01T12:00:00.000Z' });
  await recordAll(engine, acts);
  return { engine, log };
}

describe('a row chosen by how a rule rules', () => {
  test.each([
    ['a budget', ['budget'], 7, 2, 'to-people', 'executive.people'],
    ['a budget, by few', ['budget'], 5, 4, 'to-people', 'executive.people'],
    ['anything else, by two thirds', [], 6, 3, 'final', 'enacted'],
    ['anything else, by fewer', [], 5, 4, 'optional', 'executive.open'],
  ] as const)('[STAGE-4] %s', async (_, classes, ayes, nays, row, stage) => {
    const { engine } = await hall([introduce(classes)]);
    const result = await engine.execute(vote(ayes, nays));
    expect(result).toMatchObject({ ok: true, event: { law: { row, stage, outcome: 'carried' } } });
  });

  test('[STAGE-4] the ruling that was asked is recorded as asked, and refuses nothing', async () => {
    const { engine } = await hall([introduce([])]);
    const result = await engine.execute(vote(5, 4), { refuseOn: ['fails', 'undetermined', 'unsettled'] });
    expect(result.ok && result.event.law.rulings).toMatchObject([
      { rule: 'majority', verdict: 'holds' },
      { rule: 'obligatory', verdict: 'fails', asked: true },
      { rule: 'agreed', verdict: 'fails', asked: true },
    ]);
    expect(result.ok && result.event.law.rulings[0]).not.toHaveProperty('asked');
    expect(result.ok && result.rulings.map(({ title, asked }) => [title, asked])).toEqual([
      ['A majority', undefined],
      ['To the people in any case', true],
      ['Two thirds of those voting', true],
    ]);
  });

  test('[STAGE-4] a rule of the row itself still refuses', async () => {
    const { engine } = await hall([introduce(['budget'])]);
    const announced = { ...vote(4, 5), announced: 'carried' } as Command;
    expect(await engine.execute(announced)).toMatchObject({
      ok: false,
      rejections: [{ code: 'unlawful', rule: 'majority' }],
    });
  });

  test('[STAGE-5] where the asked rule is undetermined the act is, and what is lacking is named', async () => {
    const { engine, log } = await hall([introduce()]);
    const head = await log.head();
    for (const options of [{}, { onRecord: true }])
      expect(await engine.execute(vote(6, 3), options)).toMatchObject({
        ok: false,
        rejections: [
          {
            code: 'undetermined',
            rule: 'obligatory',
            citation: 'Gemeindeordnung',
            message: expect.stringContaining('the classes of the measure'),
          },
        ],
      });
    expect(await log.head()).toBe(head);
    await recordAll(engine, [
      {
        type: 'correct',
        measure: 'm1',
        on: '2026-01-06',
        event: (await log.readStream('measure/m1'))[0]?.id ?? '',
        change: { data: { classes: [] } },
        reason: 'said',
      },
    ]);
    expect(await engine.execute(vote(6, 3))).toMatchObject({ ok: true, event: { law: { row: 'final' } } });
  });

  test('[STAGE-4] [CORRECT-4] a corrected fact that a row asks for moves the act to its other row', async () => {
    const { engine, log } = await hall([introduce([]), vote(6, 3)]);
    const [begun, voted] = await log.readStream('measure/m1');
    const result = await engine.execute({
      type: 'correct',
      measure: 'm1',
      on: '2026-01-07',
      event: begun?.id ?? '',
      change: { data: { classes: ['budget'] } },
      reason: 'it is the budget',
    });
    expect(result).toMatchObject({
      ok: true,
      event: { law: { revises: [{ event: voted?.id, row: 'to-people', stage: 'executive.people' }] } },
    });
    expect((await engine.measure('m1'))?.stage).toBe('executive.people');
  });
});

test.each<[string, object, string]>([
  [
    'a verdict that is none',
    { ...passes, obligatory: 'perhaps' },
    'to-people waits for obligatory perhaps, which no rule says: holds, fails',
  ],
  [
    'an open verdict',
    { ...passes, obligatory: 'undetermined' },
    'to-people waits for obligatory undetermined, which no rule says: holds, fails',
  ],
  [
    'a rule there is none of',
    { ...passes, mandatory: 'holds' },
    'to-people waits for mandatory holds, which no vote says',
  ],
])('[PROC-1] [STAGE-4] a row that asks for %s is a contradiction', (_, when, problem) => {
  const rows = city.rows.map((row) => (row.id === 'to-people' ? { ...row, when } : row));
  expect(() => readProcedure({ ...city, rows })).toThrow(problem);
});

test('[PROC-1] [STAGE-4] a rule that never rules on the act cannot be asked', () => {
  const rules = [...city.rules, { id: 'notice', kind: 'notice', title: 'Notice', hours: 24, citation }];
  const rows = city.rows.map((row) =>
    row.id === 'to-people' ? { ...row, when: { ...passes, notice: 'holds' } } : row,
  );
  expect(() => readProcedure({ ...city, rules, rows })).toThrow(
    'to-people names notice, and a rule of kind notice never rules on vote',
  );
});

test('[PROC-1] [STAGE-4] rows that differ in the verdict alone can be told apart', () => {
  const rows = city.rows.map((row) => (row.id === 'optional' ? { ...row, when: passes } : row));
  expect(() => readProcedure({ ...city, rows })).toThrow('to-people and optional cannot be told apart');
});

test('[STAGE-4] a vote is counted by the rows of its own stage, whatever rows elsewhere ask', async () => {
  const stages = ['vote.budget'];
  const own = { ...city.rows[1], stages, rules: ['agreed'] };
  const procedure = readProcedure({
    ...JSON.parse(JSON.stringify(city)),
    rows: [
      { ...city.rows[0], to: 'vote.budget' },
      { ...own, id: 'own-carried', when: passes, to: 'enacted' },
      { ...own, id: 'own-lost', when: { question: 'passage', outcome: 'lost' }, to: 'failed' },
      ...city.rows.slice(1),
    ],
  });
  const { engine } = await hall([introduce([])], procedure);
  expect(await engine.execute(vote(5, 4))).toMatchObject({ ok: true, event: { law: { row: 'own-lost' } } });
});

/** Budgets take two thirds, the rest a majority: each row is counted by a rule of its own. */
const thirds = readProcedure({
  ...JSON.parse(JSON.stringify(city)),
  rows: [
    city.rows[0],
    { ...city.rows[1], id: 'budget', when: { ...passes, obligatory: 'holds' }, rules: ['agreed'], to: 'enacted' },
    { ...city.rows[1], id: 'plain', when: { ...passes, obligatory: 'fails' }, rules: ['majority'], to: 'enacted' },
    { ...city.rows[1], id: 'lost', when: { question: 'passage', outcome: 'lost' }, rules: [], to: 'failed' },
  ],
});

describe('rows that are counted by rules of their own', () => {
  test.each([
    ['a budget by two thirds', ['budget'], 6, 3, 'budget', 'carried'],
    ['a budget by fewer', ['budget'], 5, 4, 'lost', 'lost'],
    ['anything else by fewer', [], 5, 4, 'plain', 'carried'],
    ['anything else by a minority', [], 4, 5, 'lost', 'lost'],
  ] as const)('[STAGE-4] %s', async (_, classes, ayes, nays, row, outcome) => {
    const { engine } = await hall([introduce(classes)], thirds);
    expect(await engine.execute(vote(ayes, nays))).toMatchObject({ ok: true, event: { law: { row, outcome } } });
  });

  test('[STAGE-5] where the count of one row carries and that of another does not, the outcome waits for the classes', async () => {
    const { engine } = await hall([introduce()], thirds);
    const result = await engine.execute(vote(5, 4));
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'undetermined', rule: 'obligatory' }] });
    // Too few for either row: how it came out is known, whatever the classes are.
    expect(await engine.execute(vote(3, 6))).toMatchObject({ ok: true, event: { law: { outcome: 'lost' } } });
  });
});

test.each([
  [['budget'], ['to-people']],
  [[], ['final', 'optional']],
  [undefined, ['to-people', 'final', 'optional']],
] as const)(
  '[STAGE-4] of a measure of classes %j, the rows offered are those that the facts leave open',
  async (classes, rows) => {
    const { engine } = await hall([introduce(classes)]);
    expect((await engine.available('m1', '2026-01-06')).map(({ row }) => row)).toEqual(rows);
  },
);
