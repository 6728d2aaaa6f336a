import { describe, expect, test } from 'vitest';
import {
  type Act,
  audit,
  bodiesOf,
  type Command,
  createEngine,
  defineProcedure,
  memoryLog,
  type ProcedureInput,
} from '../../src/index.ts';
import { springfieldInput } from '../springfield.ts';
import { seated, shelbyville, upTo } from '../town/shelbyville.ts';
import { ordinance, recordAll, townHall, verdictsOn } from '../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const on = (command: Command, day: string) => ({ ...command, on: day }) as Command;
const clause = {
  measures: 'introduced-before',
  citation: { instrument: 'Springfield Charter', section: '99' },
} as const;

/** Springfield, whose new edition leaves pending measures under the old one. */
function withEditions(editions: ProcedureInput['editions']) {
  return defineProcedure({ ...structuredClone(springfieldInput), editions } as never);
}
const saving = withEditions([{ id: 'old' }, { id: 'new', from: '2010-01-01', transitional: clause }]);

/** The editions under which acts were recorded. */
async function editionsOf(acts: readonly Command[], procedure = saving) {
  const { engine } = await townHall({ acts, procedures: [procedure], year: 2012 });
  return (await engine.history('m1')).map(({ event }) => event.law.procedure.edition);
}

const pending = (introducedOn: string) => [on(introduce, introducedOn), on(refer, '2010-01-04')];

describe('a transitional clause', () => {
  test.each<[string, readonly Command[], readonly string[]]>([
    ['introduced the day before', pending('2009-12-31'), ['old', 'old']],
    ['introduced on the day', pending('2010-01-01'), ['new', 'new']],
    [
      'filed before and introduced on the day',
      [{ type: 'file', measure: 'm1', on: '2009-12-30', kind: 'ordinance' }, ...pending('2010-01-01')],
      ['old', 'new', 'new'],
    ],
    [
      'filed before and not introduced',
      [
        { type: 'file', measure: 'm1', on: '2009-12-30', kind: 'ordinance' },
        { type: 'sponsor', measure: 'm1', on: '2010-01-04', change: 'add', sponsors: ['ben'] },
      ],
      ['old', 'old'],
    ],
  ])('[PROC-4] a measure %s', async (_, acts, editions) => {
    expect(await editionsOf(acts)).toEqual(editions);
  });

  test('[PROC-4] without the clause the new edition takes pending measures too', async () => {
    const plain = withEditions([{ id: 'old' }, { id: 'new', from: '2010-01-01' }]);
    expect(await editionsOf(pending('2009-12-31'), plain)).toEqual(['old', 'new']);
  });

  test('[PROC-4] the rules of the old edition bind it, beforehand and when it is passed', async () => {
    const acts = [...pending('2009-12-31'), on(report, '2010-01-05'), on(read, '2010-01-06')];
    const { engine } = await townHall({ acts, procedures: [saving], year: 2012 });
    const verdicts = await verdictsOn(engine, on(pass, '2010-01-07'));
    expect(verdicts).toMatchObject({ 'readings.old': 'holds' });
    expect(verdicts).not.toHaveProperty('readings');
    const needs = (await engine.available('m1', '2010-01-07')).find(({ row }) => row === 'pass')?.needs;
    expect(needs?.map(({ rule }) => rule)).toContain('readings.old');
  });

  test('[PROC-4] a later edition without a clause ends it', async () => {
    const three = withEditions([
      { id: 'old' },
      { id: 'new', from: '2010-01-01', transitional: clause },
      { id: 'newest', from: '2011-01-01' },
    ]);
    const sponsor = { type: 'sponsor', measure: 'm1', change: 'add', sponsors: ['ben'] } as const;
    const acts = [...pending('2009-12-31'), { ...sponsor, on: '2010-12-31' }, { ...sponsor, on: '2011-01-01' }];
    expect(await editionsOf(acts, three)).toEqual(['old', 'old', 'old', 'newest']);
  });

  test('[PROC-4] a later edition with a clause leaves it under the one it replaced', async () => {
    const three = withEditions([
      { id: 'old' },
      { id: 'new', from: '2010-01-01' },
      { id: 'newest', from: '2010-01-03', transitional: clause },
    ]);
    expect(await editionsOf(pending('2009-12-31'), three)).toEqual(['old', 'new']);
  });

  test('[PROC-4] a corrected day of introduction moves the acts behind it to the other edition', async () => {
    const { engine } = await townHall({ acts: pending('2009-12-31'), procedures: [saving], year: 2012 });
    const result = await engine.execute({
      type: 'correct',
      measure: 'm1',
      on: '2010-02-01',
      event: 'm1-introduce',
      change: { on: '2010-01-02' },
      reason: 'misread',
    });
    expect(result).toMatchObject({
      ok: true,
      event: {
        law: {
          revises: [
            { event: 'm1-introduce', procedure: { edition: 'new' } },
            { event: 'm1-refer', procedure: { edition: 'new' } },
          ],
        },
      },
    });
  });

  test('[PROC-4] a record without an introduction begins with its first act', () => {
    const act = (type: string, on: string, data: object) =>
      ({ type, id: `${type} ${on}`, on, basis: 'recorded', data }) as unknown as Act;
    const passage = { question: { kind: 'passage' }, method: { kind: 'voice' }, announced: 'carried' };
    const record = (first: string) => [act('refer', first, { to: ['finance'] }), act('vote', '2010-02-01', passage)];
    const rulesOn = (first: string) =>
      audit(
        saving,
        bodiesOf(saving, () => undefined),
        record(first),
      ).assessments[1]?.rulings.map(({ rule }) => rule);
    expect(rulesOn('2009-12-31')).toContain('readings.old');
    expect(rulesOn('2010-01-01')).toContain('readings');
  });

  test('[PROC-4] [ENGINE-11] what is due falls due under the edition the measure is under', async () => {
    const dueUnder = async (transitional?: typeof clause) => {
      const reform = defineProcedure({
        ...structuredClone(shelbyville),
        editions: [{ id: 'charter' }, { id: 'reform', from: '2021-12-05', ...(transitional && { transitional }) }],
        rows: shelbyville.rows.map((row) => (row.act === 'expire' ? { ...row, editions: ['charter'] } : row)),
        sources: { charter: { title: 'The charter' } },
      } as never);
      const engine = createEngine({ log: memoryLog(), procedures: [reform], clock: () => '2021-12-02T12:00:00.000Z' });
      await recordAll(engine, [...seated, ...upTo('present')]);
      return (await engine.due('2022-12-31')).map(({ on, command }) => [command.type, on]);
    };
    expect(await dueUnder(clause)).toEqual([['expire', '2021-12-14']]);
    expect(await dueUnder()).toEqual([]);
  });
});

test.each<[string, ProcedureInput['editions'], RegExp]>([
  [
    'of the first edition',
    [
      { id: 'old', transitional: clause },
      { id: 'new', from: '2010-01-01' },
    ],
    /edition old/,
  ],
  [
    'without grounds',
    [{ id: 'old' }, { id: 'new', from: '2010-01-01', transitional: { measures: 'introduced-before' } }],
    /the transitional clause of new has neither a citation nor an open question/,
  ],
])('[PROC-1] [PROC-3] a transitional clause %s is a contradiction', (_, editions, problem) => {
  expect(() => withEditions(editions)).toThrow(problem);
});

test('[PROC-4] [ENGINE-6] an introduction is offered under the law it would be judged by', async () => {
  const mayorAlone = defineProcedure({
    ...structuredClone(springfieldInput),
    editions: [{ id: 'old' }, { id: 'new', from: '2010-01-01', transitional: clause }],
    rules: springfieldInput.rules.map((rule) => (rule.id === 'introducer' ? { ...rule, editions: ['old'] } : rule)),
  } as never);
  const file: Command = { type: 'file', measure: 'm1', on: '2009-12-01', title: 'Potholes', kind: 'ordinance' };
  const { engine } = await townHall({ acts: [file], procedures: [mayorAlone], year: 2012 });
  const needsOn = async (day: string) =>
    (await engine.available('m1', day)).find(({ act }) => act === 'introduce')?.needs.map(({ rule }) => rule);
  expect(await needsOn('2009-12-15')).toEqual(['introducer']);
  expect(await needsOn('2011-01-01')).toEqual([]);
});
