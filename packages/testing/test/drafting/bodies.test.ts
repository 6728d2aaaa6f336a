import { createEngine, defineProcedure, memoryLog, type ProcedureInput } from '@statecraft/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLawful } from '../../src/arbitraries/lawful.ts';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { hallFor } from '../../src/hall.ts';
import { openCity } from '../../src/living/city.ts';
import { charter } from '../ogdenville.ts';

const citation = charter('20');

type Rule = ProcedureInput['rules'][number];
type Row = ProcedureInput['rows'][number];

/** A town whose bills are introduced, voted on by a body, and law. */
function town(
  bodies: ProcedureInput['bodies'],
  rules: readonly Rule[],
  { more = [], council = 'council' }: { more?: readonly Row[]; council?: string } = {},
): ProcedureInput {
  const named = rules.filter(({ kind }) => kind !== 'effective').map(({ id }) => id);
  const vote = (outcome: 'carried' | 'lost', to: string): Row => ({
    id: outcome,
    title: outcome,
    stages: ['introduced'],
    act: 'vote',
    when: { question: 'passage', outcome },
    rules: named,
    to,
    citation,
  });
  return {
    id: 'town',
    title: 'Town',
    jurisdiction: 'Town',
    zone: 'UTC',
    version: '1',
    measures: ['ordinance'],
    editions: [{ id: 'only' }],
    council,
    bodies,
    rules,
    rows: [
      { id: 'introduce', title: 'In', stages: ['unfiled'], act: 'introduce', to: 'introduced', citation },
      vote('carried', 'enacted'),
      vote('lost', 'failed'),
      ...more,
    ],
  };
}

const majority = (of: 'seats' | 'in-office' | 'present' | 'voting', body?: string): Rule => ({
  id: 'majority',
  kind: 'threshold',
  title: 'A majority',
  thresholds: [{ moreThan: [1, 2], of }],
  ...(body !== undefined && { body }),
  citation,
});
const roll: Rule = { id: 'roll', kind: 'roll', title: 'Members vote', citation };
const council = { name: 'Council', seats: 5 };

/** What the checker says of a town, and whether what is drawn for it goes on record. */
async function lookAt(input: ProcedureInput) {
  const procedure = defineProcedure(input);
  const { findings, explored } = checkProcedure(procedure);
  const histories = fc.sample(arbitraryLawful(procedure), { numRuns: 20, seed: 1 });
  for (const history of histories) {
    const { acts } = await (await openCity(procedure)).live(history);
    expect(acts.filter(({ accepted }) => !accepted)).toEqual([]);
  }
  expect(explored).toEqual([expect.objectContaining({ complete: true })]);
  return { procedure, findings: findings.map(({ code, subject }) => `${code} ${subject}`), histories };
}

describe('[DRAFT-7] votes are drafted for every body', () => {
  test('an electorate: by tally, about the threshold', async () => {
    const people = { name: 'The people', electorate: true } as const;
    const { findings, histories } = await lookAt(town({ council, people }, [majority('voting', 'people')]));
    expect(findings).toEqual([]);
    const votes = histories.flat().flatMap((act) => (act.type === 'vote' ? [act] : []));
    expect(new Set(votes.map(({ body, method }) => `${body} ${method.kind}`))).toEqual(new Set(['people tally']));
  });

  test('an electorate that is the body which makes law', async () => {
    const people = { name: 'Town meeting', electorate: true } as const;
    expect((await lookAt(town({ people }, [majority('voting')], { council: 'people' }))).findings).toEqual([]);
  });

  test('a body besides the council, with members of its own', async () => {
    const { findings, procedure } = await lookAt(
      town({ council, senate: { name: 'Senate', seats: 9 } }, [majority('seats', 'senate'), roll]),
    );
    expect(findings).toEqual([]);
    expect(hallFor(procedure).members('senate')).toHaveLength(9);
  });

  test('a body whose seats nobody tells has seven members', async () => {
    const board = { name: 'Board' };
    const { findings, procedure } = await lookAt(town({ board }, [majority('in-office'), roll], { council: 'board' }));
    expect(findings).toEqual([]);
    expect(hallFor(procedure).members('board')).toHaveLength(7);
    expect((await lookAt(town({ council, board }, [majority('in-office', 'board'), roll]))).findings).toEqual([]);
  });

  test('a row that names its body', async () => {
    const input = town({ council, board: { name: 'Board' } }, [{ ...majority('in-office', 'board') }]);
    const rows = input.rows.map((row) => (row.act === 'vote' ? { ...row, when: { ...row.when, body: 'board' } } : row));
    expect((await lookAt({ ...input, rows })).findings).toEqual([]);
  });

  test('a body of more members than a roll names votes by tally', async () => {
    const { findings } = await lookAt(town({ council: { name: 'Assembly', seats: 2_000 } }, [majority('seats')]));
    expect(findings).toEqual([]);
  });
});

describe('[DRAFT-8] what else the law may ask of a vote is drafted', () => {
  const casting: Rule = { id: 'chair', kind: 'casting-vote', title: 'The chair', allowed: 'on-a-tie', citation };

  test('a casting vote on a tie, of an even number and of an odd one', async () => {
    for (const seats of [120, 5]) {
      const input = town({ council: { name: 'Council', seats } }, [majority('voting'), roll, casting]);
      expect((await lookAt(input)).findings).toEqual([]);
    }
  });

  test('60 to 60 with a casting vote holds, and the casting vote on another count is the one thing wrong', async () => {
    const procedure = defineProcedure(
      town({ council: { name: 'Council', seats: 120 } }, [majority('voting'), casting]),
    );
    const ties = fc
      .sample(arbitraryLawful(procedure), { numRuns: 100, seed: 1 })
      .flat()
      .filter((act) => act.type === 'vote' && act.casting !== undefined);
    expect(ties[0]).toMatchObject({ method: { ayes: expect.objectContaining({ length: 60 }) } });
  });

  test('a rule on what comes after enactment', async () => {
    const effect: Rule = {
      id: 'effect',
      kind: 'effective',
      title: 'In force',
      days: [0],
      since: ['publish'],
      citation,
    };
    const soon: Rule = {
      id: 'soon',
      kind: 'window',
      title: 'Published within ten days',
      term: { days: 10 },
      since: ['passage'],
      citation,
    };
    const publish: Row = {
      id: 'publish',
      title: 'Published',
      stages: ['enacted'],
      act: 'publish',
      when: { what: 'measure' },
      rules: ['soon', 'effect'],
      to: 'enacted.published',
      citation,
    };
    const input = town({ council }, [majority('seats'), effect, soon], { more: [publish] });
    const rows = input.rows.map((row) =>
      row.act === 'vote' ? { ...row, rules: (row.rules ?? []).filter((id) => id !== 'soon') } : row,
    );
    const { findings } = await lookAt({ ...input, rows });
    expect(findings).toEqual(['deadline-without-outcome soon']);
  });

  test('a row that asks how a rule rules, holding and failing', async () => {
    const two: Rule = {
      id: 'two-thirds',
      kind: 'threshold',
      title: 'Two thirds',
      thresholds: [{ atLeast: [2, 3], of: 'seats' }],
      citation,
    };
    const input = town({ council }, [majority('seats'), two]);
    const [introduce, carried, lost] = input.rows as [Row, Row, Row];
    const passed = (verdict: 'holds' | 'fails', to: string): Row => ({
      ...carried,
      id: `carried-${verdict}`,
      when: { ...carried.when, 'two-thirds': verdict },
      rules: ['majority'],
      to,
    });
    const rows = [
      introduce,
      passed('holds', 'enacted'),
      passed('fails', 'executive'),
      { ...lost, rules: ['majority'] },
    ];
    const sign: Row = { id: 'sign', title: 'Signed', stages: ['executive'], act: 'sign', to: 'enacted', citation };
    expect((await lookAt({ ...input, rows: [...rows, sign] })).findings).toEqual([]);
  });
});

test('[DRAFT-7] an engine seats every body of a hall', async () => {
  const procedure = defineProcedure(
    town({ council, senate: { name: 'Senate', seats: 9 } }, [majority('seats', 'senate')]),
  );
  const engine = createEngine({ log: memoryLog(), procedures: [procedure] });
  expect((await engine.executeAll(hallFor(procedure).commands)).ok).toBe(true);
});
