import { createEngine, memoryLog } from '@statecraft/core';
import { checkProcedure, openCity, pathsOf, simulate } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { drafts } from '../src/drafts.ts';
import { xanaduCrossing } from '../src/procedure/xanadu-crossing.ts';

describe('the checker', () => {
  test('[XC-12] finds no errors, and has looked at all there is', () => {
    const { findings, explored } = checkProcedure(xanaduCrossing, { drafts });
    expect(findings.map(({ severity, code, subject }) => `${severity}: ${code} ${subject}`)).toEqual([
      // Robert’s Rules set no bound to it either.
      'warning: cycle-without-progress vote.tabled vote',
    ]);
    expect(explored.map(({ complete }) => complete)).toEqual([true]);
  });

  test('[XC-12] without drafts says which vocabularies lack them, and explores nothing', () => {
    const { findings, explored } = checkProcedure(xanaduCrossing);
    expect(findings.map(({ severity, code, subject }) => `${severity}: ${code} ${subject}`)).toEqual(
      ['referendum', 'roberts', 'fiscal-notes', 'deferral'].map(
        (name) => `error: drafts-missing xanadu-crossing/${name}`,
      ),
    );
    expect(explored).toEqual([]);
  });
});

describe('paths', () => {
  const paths = pathsOf(xanaduCrossing, { drafts });

  test('[XC-13] lead to every stage', () => {
    expect(new Set(paths.map(({ stage }) => stage))).toEqual(
      new Set([
        'committee',
        'vote',
        'vote.tabled',
        'vote.confirmation',
        'people',
        'executive',
        'executive.referendum',
        'appointed',
        'enacted',
        'failed',
      ]),
    );
  });

  test.each(paths)('[XC-13] $name', async ({ history = [], stage }) => {
    const { live } = await openCity(xanaduCrossing);
    expect((await live(history)).stage).toBe(stage);
  });
});

test('[XC-13] a simulated city is recorded whole, its own acts among the rest', async () => {
  const { hall, acts } = simulate(xanaduCrossing, { measures: 60, years: 1, seed: 1, drafts });
  const engine = createEngine({ log: memoryLog(), procedures: [xanaduCrossing] });
  for (const act of [...hall, ...acts]) {
    const result = await engine.execute(act);
    expect(result.ok ? [] : result.rejections).toEqual([]);
  }
  expect(new Set(acts.map(({ type }) => type))).toEqual(
    new Set(['introduce', 'report', 'vote', 'lapse', 'fiscal-note', 'defer', 'petition', 'count-signatures']),
  );
});
