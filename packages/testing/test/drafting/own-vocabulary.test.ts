import { type Command, createEngine, defineProcedure, lifecycleOf, memoryLog } from '@statecraft/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCommands } from '../../src/arbitraries/commands.ts';
import { distributionOf } from '../../src/arbitraries/distribution.ts';
import { arbitraryHistory } from '../../src/arbitraries/history.ts';
import { arbitraryLawful, arbitraryNearlyLawful } from '../../src/arbitraries/lawful.ts';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { given, rejected } from '../../src/given.ts';
import type { Law } from '../../src/law/law.ts';
import { openCity } from '../../src/living/city.ts';
import { compareWithLaw, follower, modelHall } from '../../src/living/compare.ts';
import { engineInTime } from '../../src/living/engine-in-time.ts';
import { wrongDays } from '../../src/living/turning-days.ts';
import { pathsOf } from '../../src/paths/paths.ts';
import { sayAct } from '../../src/print/say-act.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { drafts } from '../referendum.ts';
import { tableDrafts } from '../roberts.ts';
import { zuerich, zuerichInput } from '../zuerich.ts';

const all = { drafts: [drafts, tableDrafts] };
const measure = 'z-1';

describe('[DRAFT-3] a vocabulary with drafts', () => {
  test('is checked as ours is: nothing is left out, and no error is found', () => {
    const { findings, explored } = checkProcedure(zuerich, all);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(explored).toEqual([expect.objectContaining({ complete: true })]);
  });

  test('has its faults found', () => {
    const citation = { instrument: 'Charter of Zürich' };
    const done = ['count-signatures'];
    const counted = { id: 'counted', kind: 'prerequisite', title: 'Counted', done, citation } as const;
    const faulty = defineProcedure({
      ...zuerichInput,
      rules: [...zuerichInput.rules, counted],
      rows: zuerichInput.rows.map((row) => (row.id === 'petition' ? { ...row, rules: ['counted'] } : row)),
    });
    const { findings } = checkProcedure(faulty, all);
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual(
      expect.arrayContaining(['row-unreachable petition', 'rule-never-holds counted', 'stage-unreachable people']),
    );
  });

  test('is drawn in lawful histories, every row and stage of it', async () => {
    const histories = fc.sample(arbitraryLawful(zuerich, all), { numRuns: 500, seed: 6 });
    const { rows, stages } = distributionOf(zuerich, histories, all);
    expect(Math.min(...Object.values(rows), ...Object.values(stages))).toBeGreaterThan(0);
    for (const history of histories.slice(0, 40)) {
      const { acts } = await (await openCity(zuerich, all)).live(history);
      expect(
        acts.find(({ accepted }) => !accepted),
        history.map(sayAct).join('\n'),
      ).toBeUndefined();
    }
  });

  test('is drawn with one thing wrong: one signature short', async () => {
    const drawn = fc.sample(arbitraryNearlyLawful(zuerich, all), { numRuns: 300, seed: 6 });
    expect(drawn.map(({ rule, wrong }) => `${rule}: ${wrong}`)).toContain('least: one short');
    for (const { history, command, rule } of drawn.slice(0, 40)) {
      const city = await openCity(zuerich, all);
      await city.live(history);
      const result = await city.engine.execute(command);
      expect(result.ok ? [] : result.rejections.map((each) => each.rule)).toEqual([rule]);
    }
  });

  test('is drawn in histories of which acts may be refused, and in commands of any kind', () => {
    const histories = fc.sample(arbitraryHistory(zuerich, { maxLength: 30, ...all }), { numRuns: 200, seed: 6 });
    const commands = fc.sample(arbitraryCommands(zuerich, all), { numRuns: 100, seed: 6 });
    for (const drawn of [histories.flat(), commands.flat()]) {
      const types = new Set<string>(drawn.map(({ type }) => type));
      expect([...types]).toEqual(expect.arrayContaining(['petition', 'count-signatures']));
    }
  });

  test('has ways through its table as test cases', async () => {
    const paths = pathsOf(zuerich, all);
    expect(new Set(['unfiled', ...paths.map(({ stage }) => stage)])).toEqual(
      new Set(lifecycleOf(zuerich, 'charter').stages),
    );
    for (const { history = [], stage } of paths)
      expect((await (await openCity(zuerich, all)).live(history)).stage).toBe(stage);
  });

  test('is simulated', async () => {
    const { hall, acts } = simulate(zuerich, { measures: 30, years: 10, seed: 1, ...all });
    const engine = engineInTime({ log: memoryLog(), procedures: [zuerich] });
    for (const act of [...hall, ...acts]) expect(await engine.execute(act)).toMatchObject({ ok: true });
    expect(acts.map(({ type }): string => type)).toContain('petition');
  });

  test('has the days that are told turn where they should', async () => {
    for (const history of fc.sample(arbitraryLawful(zuerich, all), { numRuns: 30, seed: 6 })) {
      const city = await openCity(zuerich, all);
      await city.live(history);
      expect(await wrongDays(city.engine, 'measure-1', zuerich.uses)).toEqual([]);
    }
  });

  test('is compared with a law written apart', async () => {
    const [history = []] = fc
      .sample(arbitraryLawful(zuerich, all), { numRuns: 300, seed: 6 })
      .filter((each) => each.some(({ type }) => (type as string) === 'count-signatures'));
    const difference = async (least: number) => {
      const { engine } = await openCity(zuerich, all);
      return compareWithLaw(() => engine, follower(lawWith(least), modelHall(zuerich, all)), history);
    };
    expect(await difference(2_000)).toBeUndefined();
    expect(await difference(2_001)).toMatchObject({ law: 'refused by least at people' });
  });
});

/** The town's law, with another number of signatures: the rows without their rules, but for the count of signatures. */
function lawWith(least: number): Law {
  return {
    ways: zuerich.rows.map(({ id, act, stages, when, to }) => ({
      name: id,
      act,
      at: stages,
      says: when,
      ...(to !== 'same' && { to }),
      ...(id === 'count' && {
        needs: { least: ({ act: counted }) => Number((counted as unknown as { valid: number }).valid) < least },
      }),
    })),
  };
}

describe('[GIVEN-4] given, when, then', () => {
  const acts = [
    { type: 'introduce', measure, on: '2026-01-05', kind: 'ordinance', by: { id: 'ann', role: 'member' } },
    { type: 'refer', measure, on: '2026-01-05', to: ['finance'] },
    { type: 'report', measure, on: '2026-01-12', recommendation: 'do-pass' },
    {
      type: 'vote',
      measure,
      on: '2026-01-19',
      question: { kind: 'passage' },
      method: { kind: 'tally', ayes: 5, nays: 0 },
    },
  ] as const satisfies readonly Command[];
  const petition = { type: 'petition', measure, on: '2026-01-20', signatures: 2_300 } as const;
  const count = (valid: number) => ({ type: 'count-signatures', measure, on: '2026-01-21', valid }) as const;

  test('record the acts of a procedure’s own vocabulary', async () => {
    await given(zuerich, ...acts)
      .when(petition)
      .then({ type: 'petition-filed', stage: 'people' });
    await given(zuerich, ...acts, petition)
      .when(count(1_999))
      .then(rejected('least'));
    await given(zuerich, ...acts, petition)
      .when(count(2_000))
      .then({ stage: 'people.called', verdicts: { least: 'holds' } });
    await given(zuerich, ...acts, petition, count(1_999)).thenAudit('least', 'roll');
  });

  test('put its questions', async () => {
    const lay = {
      type: 'vote',
      measure,
      on: '2026-01-12',
      question: { kind: 'lay-on-the-table', reason: 'later' },
      method: { kind: 'tally', ayes: 3, nays: 2 },
    } as const;
    const take = { ...lay, question: { kind: 'take-from-the-table' } } as const;
    await given(zuerich, ...acts.slice(0, 3))
      .when(lay)
      .then({ stage: 'vote.tabled', outcome: 'carried' });
    await given(zuerich, ...acts.slice(0, 3), lay)
      .when(take)
      .then(rejected('next-day'));
    await given(zuerich, ...acts.slice(0, 3), lay).thenDeadlines({ 'next-day': '2026-01-13' });
  });
});

describe('[DRAFT-4] a vocabulary without drafts', () => {
  test('is told, with what is missing of it', () => {
    const { findings, explored } = checkProcedure(zuerich, { drafts: [drafts] });
    expect(findings.map(({ code, severity, subject }) => [code, severity, subject])).toEqual([
      ['drafts-missing', 'error', 'roberts/table'],
    ]);
    expect(findings[0]?.message).toContain('lay-on-the-table, take-from-the-table');
    expect(explored.filter(({ complete }) => complete)).toEqual([]);
  });

  test('has no act of it drawn', () => {
    const histories = fc.sample(arbitraryLawful(zuerich), { numRuns: 200, seed: 6 });
    const types = new Set<string>(histories.flat().map(({ type }) => type));
    expect(types.has('petition')).toBe(false);
    expect(types.has('veto')).toBe(true);
  });

  test('a draft that asks for rules of which none is in force is told, and what rests on it is not', () => {
    const ruleless = defineProcedure({
      ...zuerichInput,
      rules: zuerichInput.rules.filter(({ id }) => id !== 'least'),
      rows: zuerichInput.rows.map((row) => (row.id === 'count' ? { ...row, rules: [] } : row)),
    });
    const { findings, explored } = checkProcedure(ruleless, all);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code, subject }) => [code, subject])).toEqual(
      [['drafts-missing', 'count-signatures']],
    );
    expect(explored).toEqual([expect.objectContaining({ complete: false, shortBy: ['missing drafts'] })]);
  });
});

test('[DRAFT-5] an engine takes what is drawn with its own clock turned to the day of each act', async () => {
  const old = {
    type: 'introduce',
    measure,
    on: '1999-03-01',
    kind: 'ordinance',
    by: { id: 'ann', role: 'member' },
  } as const;
  const late = createEngine({ log: memoryLog(), procedures: [zuerich], clock: () => '2026-01-01T00:00:00.000Z' });
  expect(await late.execute(old)).toMatchObject({ ok: false, rejections: [{ rule: 'TIME-1' }] });
  const log = memoryLog();
  const engine = engineInTime({ log, procedures: [zuerich] });
  expect(await engine.execute(old)).toMatchObject({ ok: true, event: { on: '1999-03-01' } });
  expect((await log.readStream(`measure/${measure}`))[0]?.at).toMatch(/^1999-03-01T12:00:00/);
  // An act of an earlier day that is entered later goes on record behind it.
  const refer = { type: 'refer', measure, on: '1999-03-01', to: ['finance'] } as const;
  await engine.explain({ ...refer, on: '2007-01-01' });
  expect(await engine.execute(refer)).toMatchObject({ ok: true });
  expect((await log.readStream(`measure/${measure}`))[1]?.at).toMatch(/^1999-03-01T12:00:00/);
});
