import { describe, expect, test } from 'vitest';
import { type Command, defineProcedure, type ProcedureInput } from '../../../src/index.ts';
import { springfield } from '../../springfield.ts';
import { ordinance, townHall } from '../../town.ts';

const { introduce, refer } = ordinance();
const citation = { instrument: 'Charter', mark: 'confirmed' as const };

type Part = Extract<ProcedureInput['rules'][number], { readonly parts: unknown }>['parts'][number];

const days = (id: string, days: number): Part => ({
  id,
  kind: 'lie-over',
  title: `${days} days`,
  term: { days },
  since: ['refer'],
  waivable: true,
  citation,
});
const mayorAlone: Part = { id: 'by-mayor', kind: 'actor', title: 'The mayor', roles: ['mayor'], citation };
const read: Part = { id: 'was-read', kind: 'prerequisite', title: 'Read', done: ['read'], citation };

/** Springfield, where a measure expires in committee under a rule made of others. */
function withRule(kind: 'any-of' | 'all-of', parts: readonly Part[], more: object = {}) {
  const { rules, rows, ...rest } = springfield;
  const rule = { id: 'whole', kind, title: 'The whole', parts: [...parts], citation, ...more } as const;
  const stages = ['committee' as const];
  const row = {
    id: 'ended',
    title: 'Ended',
    act: 'expire',
    stages,
    rules: ['whole'],
    to: 'expired',
    citation,
  } as const;
  return defineProcedure({ ...rest, rules: [...rules, rule], rows: [...rows, row] } as never);
}

async function hall(...law: Parameters<typeof withRule>) {
  const { engine } = await townHall({ acts: [introduce, refer], procedures: [withRule(...law)] });
  return engine;
}
const expire = (on: string, role?: string): Command => ({
  type: 'expire',
  measure: 'm1',
  on,
  ...(role && { by: { id: 'ada', role } }),
});

describe('any one of several rules', () => {
  test.each([
    ['2020-01-08', 'member', 'fails'],
    ['2020-01-08', undefined, 'undetermined'],
    ['2020-01-08', 'mayor', 'holds'],
    ['2020-01-17', 'member', 'holds'],
    ['2020-01-17', undefined, 'holds'],
  ] as const)('[RULE-21] on %s by %s: %s', async (on, role, verdict) => {
    const engine = await hall('any-of', [days('ten', 10), mayorAlone]);
    const { rulings, ok } = await engine.explain(expire(on, role));
    expect(rulings).toMatchObject([{ rule: 'whole', verdict }]);
    expect(ok).toBe(verdict !== 'fails');
  });

  test('[RULE-21] says why each part fails, and when it holds which one did', async () => {
    const engine = await hall('any-of', [days('ten', 10), mayorAlone]);
    const refused = await engine.execute(expire('2020-01-08', 'member'));
    expect(refused).toMatchObject({
      ok: false,
      rejections: [
        {
          rule: 'whole',
          message: '10 days after refer on 2020-01-07: lawful from 2020-01-17; done as member; it takes mayor',
          needs: 'any one of: not before 10 days after refer, unless waived; by mayor',
        },
      ],
    });
    const { rulings } = await engine.explain(expire('2020-01-08', 'mayor'));
    expect(rulings).toMatchObject([
      {
        sentence: 'done as mayor',
        parts: [
          { rule: 'ten', title: '10 days', verdict: 'fails', citation: 'Charter' },
          { rule: 'by-mayor', verdict: 'holds', sentence: 'done as mayor' },
        ],
      },
    ]);
  });

  test('[RULE-21] what is recorded is the tree of verdicts and numbers, without words', async () => {
    const engine = await hall('any-of', [days('ten', 10), mayorAlone]);
    const result = await engine.execute(expire('2020-01-08', 'mayor'));
    expect(result.ok && result.event.law.rulings).toEqual([
      {
        rule: 'whole',
        verdict: 'holds',
        parts: [
          { rule: 'ten', verdict: 'fails', numbers: { from: '2020-01-07', last: '2020-01-17' } },
          { rule: 'by-mayor', verdict: 'holds', numbers: { role: 'mayor' } },
        ],
      },
    ]);
  });

  test('[RULE-21] [ENGINE-11] the first of several times is enough for what is due', async () => {
    const engine = await hall('any-of', [days('ten', 10), days('twenty', 20)]);
    expect(await engine.deadlines()).toMatchObject([
      { rule: 'ten', date: '2020-01-17' },
      { rule: 'twenty', date: '2020-01-27' },
    ]);
    expect(await engine.due('2020-12-31')).toMatchObject([{ rule: 'ten', on: '2020-01-17' }]);
  });
});

describe('all of several rules', () => {
  test.each([
    ['2020-01-17', 'mayor', 'holds'],
    ['2020-01-17', undefined, 'undetermined'],
    ['2020-01-16', undefined, 'fails'],
    ['2020-01-16', 'mayor', 'fails'],
    ['2020-01-17', 'member', 'fails'],
  ] as const)('[RULE-21] on %s by %s: %s', async (on, role, verdict) => {
    const engine = await hall('all-of', [days('ten', 10), mayorAlone]);
    expect((await engine.explain(expire(on, role))).rulings).toMatchObject([{ rule: 'whole', verdict }]);
  });

  test('[RULE-21] [ENGINE-11] the last of several times must have run out', async () => {
    const engine = await hall('all-of', [days('ten', 10), days('twenty', 20)]);
    expect(await engine.due('2020-12-31')).toMatchObject([{ rule: 'twenty', on: '2020-01-27' }]);
  });
});

test('[RULE-21] a part is for the measures it names, and a rule none of whose parts is for one says nothing', async () => {
  const ofResolutions = { for: { kinds: ['resolution' as const] } };
  const engine = await hall('all-of', [
    { ...days('ten', 10), ...ofResolutions },
    { ...read, ...ofResolutions },
  ]);
  expect((await engine.explain(expire('2020-01-08'))).rulings).toEqual([]);
});

test('[RULE-21] [ENGINE-6] is ruled on beforehand where each of its parts can be', async () => {
  const needs = async (parts: readonly Part[]) => {
    const engine = await hall('any-of', parts);
    return (await engine.available('m1', '2020-01-08')).find(({ row }) => row === 'ended')?.needs;
  };
  expect(await needs([days('ten', 10), read])).toMatchObject([{ rule: 'whole', verdict: 'fails' }]);
  expect((await needs([days('ten', 10), mayorAlone]))?.[0]).not.toHaveProperty('verdict');
});

test('[RULE-21] a carried waiver may name a part', async () => {
  const waived = await hall('all-of', [days('ten', 10), days('twenty', 20)]);
  const waive: Command = {
    type: 'vote',
    measure: 'm1',
    on: '2020-01-08',
    question: { kind: 'waiver', rule: 'twenty' },
    method: { kind: 'voice' },
    announced: 'carried',
  };
  const { rejections } = await waived.explain(waive);
  expect(rejections.map(({ rule }) => rule)).not.toContain('MEASURE-4');
});

test.each([
  ['a part without grounds', [{ ...read, citation: undefined }, days('ten', 10)], 'was-read has neither a citation'],
  ['one id twice', [days('ten', 10), days('ten', 20)], 'ten names two rules or rows'],
  ['editions of a part', [{ ...read, editions: ['new'] }, days('ten', 10)], 'was-read is part of a rule'],
] as const)('[PROC-1] [RULE-21] a rule made of others is sound: %s', (_, parts, problem) => {
  expect(() => withRule('any-of', parts as never)).toThrow(problem);
});

test('[PROC-1] a rule no part of which ever rules on the act is a contradiction', () => {
  const votesAlone: Part = { id: 'called', kind: 'roll', title: 'A roll', citation };
  expect(() => withRule('any-of', [votesAlone, { ...votesAlone, id: 'again' }])).toThrow('never rules on expire');
});
